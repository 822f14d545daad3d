package io.mtjlab.networks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.mtjlab.base.error.InvalidInput;

/**
 * The four IDX files of MNIST or Fashion-MNIST in a folder, each plain or gzip: {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}, with or without {@code .gz}.
 */
public record IdxFiles(Path folder) implements DataSource {

    @Override
    public ImageData load() {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInput(folder + " is not a folder; wanted one with the four IDX files"
                    + " (train-images-idx3-ubyte or .gz, ...)");
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        LabelledImages train = part("train", hashes);
        LabelledImages test = part("t10k", hashes);
        if (train.height() != test.height() || train.width() != test.width()) {
            throw new InvalidInput(folder + ": training images are " + train.height() + " x " + train.width()
                    + " pixels, test images " + test.height() + " x " + test.width() + "; they must be equal");
        }
        String description = "IDX files: " + train.count() + " images to train with, " + test.count() + " to test with";
        return new ImageData("idx", description, hashes, train, test);
    }

    private LabelledImages part(String part, Map<String, String> hashes) {
        IdxFile images = IdxFile.read(find(part + "-images-idx3-ubyte"), 3);
        IdxFile labels = IdxFile.read(find(part + "-labels-idx1-ubyte"), 1);
        if (images.dimension(0) != labels.dimension(0)) {
            throw new InvalidInput(images.file() + " holds " + images.dimension(0) + " images, but " + labels.file()
                    + " " + labels.dimension(0) + " labels; every image needs one");
        }
        labels.refuseValuesAbove(LabelledImages.CLASSES - 1);
        hashes.put(part + "-images", images.sha256());
        hashes.put(part + "-labels", labels.sha256());
        return new LabelledImages(images.dimension(1), images.dimension(2), images.values(), labels.values());
    }

    private Path find(String name) {
        Path plain = folder.resolve(name);
        if (Files.exists(plain)) {
            return plain;
        }
        Path packed = folder.resolve(name + ".gz");
        if (Files.exists(packed)) {
            return packed;
        }
        throw new InvalidInput(folder + " has neither " + name + " nor " + name + ".gz");
    }
}
