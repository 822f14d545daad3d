package io.mtjlab.networks.data;

import java.nio.file.Path;

/**
 * The four IDX files of MNIST or Fashion-MNIST, plain or gzip: {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}, each with or without {@code
 * .gz}.
 */
public record IdxFiles(Path folder) implements DataSource {

    @Override
    public ImageData load() {
        throw new UnsupportedOperationException("not written yet");
    }
}
