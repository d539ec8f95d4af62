/** A photo as it is kept: small enough to be sent from a weak network, without what the camera knows of the place. */

/** Longest side in pixels: a model plate can still be read. */
const LONGEST = 1600;
const QUALITY = 0.8;

/** Draws a photo anew as a JPEG. Rejects if it is no picture. */
export async function smaller(photo: Blob): Promise<Blob> {
	const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
	const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	picture.close();
	return new Promise((resolve, reject) =>
		canvas.toBlob(
			(blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))),
			'image/jpeg',
			QUALITY
		)
	);
}
