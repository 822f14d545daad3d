package io.mtjlab.networks.training;

import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.matrix.Matrix;

/**
 * Images as a network takes them.
 *
 * @param pixels shape [images x inputs], 0 to 1
 * @param labels shape [images], 0 to 9
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record ImageMatrix(Matrix pixels, byte[] labels) {

    private static final int CHUNKS = 64;

    public static ImageMatrix of(LabelledImages images, Compute compute) {
        Matrix pixels = Matrix.zeros(images.count(), images.pixelsPerImage());
        compute.crew().run(CHUNKS, chunk -> {
            float[] row = new float[pixels.columns()];
            int end = (int) ((long) images.count() * (chunk + 1) / CHUNKS);
            for (int i = (int) ((long) images.count() * chunk / CHUNKS); i < end; i++) {
                int start = i * row.length;
                for (int p = 0; p < row.length; p++) {
                    row[p] = (images.pixels()[start + p] & 0xff) / 255f;
                }
                pixels.writeRow(i, row);
            }
        });
        return new ImageMatrix(pixels, images.labels());
    }

    public int count() {
        return labels.length;
    }
}
