/** Taking a photo on the tablet, and looking at it. */
import type { Words } from './locale.ts';

export const fieldPhoto = {
	ko: {
		label: '사진',
		take: '사진 찍기·고르기',
		retake: '다시 찍기',
		drop: '사진 빼기',
		kept: '사진을 이 태블릿에 보관했습니다.',
		alt: '찍은 사진',
		away: '사진은 사무실에 있습니다. 이 태블릿에는 없습니다.',
		failed: '사진을 보관하지 못했습니다. 저장 공간을 확인하고 다시 찍으십시오.',
		working: '사진을 줄이고 있습니다.'
	},
	en: {
		label: 'Photo',
		take: 'Take or choose a photo',
		retake: 'Take another',
		drop: 'Remove the photo',
		kept: 'The photo is kept on this tablet.',
		alt: 'The photo',
		away: 'The photo is at the office, not on this tablet.',
		failed: 'The photo was not kept. Check the storage and try again.',
		working: 'Making the photo smaller.'
	}
} satisfies Words;
