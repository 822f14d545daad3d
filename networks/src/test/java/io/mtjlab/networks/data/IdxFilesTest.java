package io.mtjlab.networks.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdxFilesTest {

    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";

    @TempDir
    Path folder;

    @BeforeEach
    void a_good_folder() throws IOException {
        write(TRAIN_IMAGES, idx(pixels(3), 3, 2, 4));
        write(TRAIN_LABELS, idx(new byte[] {7, 0, 9}, 3));
        write("t10k-images-idx3-ubyte", idx(pixels(2), 2, 2, 4));
        write("t10k-labels-idx1-ubyte", idx(new byte[] {1, 2}, 2));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] pixels(int images) {
        byte[] pixels = new byte[images * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (11 * i);
        }
        return pixels;
    }

    private static byte[] idx(byte[] values, int... sizes) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        buffer.put(new byte[] {0, 0, 8, (byte) sizes.length});
        for (int size : sizes) {
            buffer.putInt(size);
        }
        return buffer.put(values).array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> new IdxFiles(folder).load())
                .isInstanceOf(InvalidInput.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void reads_images_and_labels() {
        ImageData data = new IdxFiles(folder).load();
        assertThat(data.source()).isEqualTo("idx");
        assertThat(data.train().count()).isEqualTo(3);
        assertThat(data.train().height()).isEqualTo(2);
        assertThat(data.train().width()).isEqualTo(4);
        assertThat(data.train().pixels()).isEqualTo(pixels(3));
        assertThat(data.train().labels()).containsExactly(7, 0, 9);
        assertThat(data.test().labels()).containsExactly(1, 2);
    }

    @Test
    void reads_gzip_and_finds_the_same_hashes() throws IOException {
        ImageData plain = new IdxFiles(folder).load();
        byte[] bytes = Files.readAllBytes(folder.resolve(TRAIN_IMAGES));
        Files.delete(folder.resolve(TRAIN_IMAGES));
        write(TRAIN_IMAGES + ".gz", gzip(bytes));
        ImageData packed = new IdxFiles(folder).load();
        assertThat(packed.train().pixels()).isEqualTo(plain.train().pixels());
        assertThat(packed.sha256()).isEqualTo(plain.sha256()).hasSize(4);
    }

    @Test
    void says_which_file_is_missing() throws IOException {
        Files.delete(folder.resolve(TRAIN_LABELS));
        assertRefused(TRAIN_LABELS, ".gz");
        assertThatThrownBy(() -> new IdxFiles(folder.resolve("nowhere")).load())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not a folder");
    }

    @Test
    void says_at_which_offset_a_truncated_file_ends() throws IOException {
        byte[] whole = idx(pixels(3), 3, 2, 4);
        write(TRAIN_IMAGES, Arrays.copyOf(whole, whole.length - 5));
        assertRefused(TRAIN_IMAGES, "truncated", "offset 35", "40 bytes");
        write(TRAIN_IMAGES, Arrays.copyOf(whole, 9));
        assertRefused(TRAIN_IMAGES, "offset 9", "header");
        write(TRAIN_IMAGES, new byte[0]);
        assertRefused(TRAIN_IMAGES, "offset 0", "found nothing");
    }

    @Test
    void says_that_a_gzip_file_is_truncated() throws IOException {
        Files.delete(folder.resolve(TRAIN_IMAGES));
        byte[] packed = gzip(idx(pixels(3), 3, 2, 4));
        write(TRAIN_IMAGES + ".gz", Arrays.copyOf(packed, packed.length - 12));
        assertRefused(TRAIN_IMAGES + ".gz", "offset");
    }

    @Test
    void refuses_what_is_not_idx() throws IOException {
        write(TRAIN_IMAGES, "<html><body>404</body></html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertRefused(TRAIN_IMAGES, "not an IDX file", "expected 00 00 08 03", "found 3c 68 74 6d");
        write(TRAIN_IMAGES, idx(pixels(3), 24));
        assertRefused("expected 00 00 08 03", "found 00 00 08 01");
    }

    @Test
    void refuses_bytes_after_the_end_and_absurd_sizes() throws IOException {
        write(TRAIN_IMAGES, idx(pixels(4), 3, 2, 4));
        assertRefused(TRAIN_IMAGES, "goes on after offset 40");
        write(TRAIN_IMAGES, idx(pixels(3), 3, 2, -4));
        assertRefused(TRAIN_IMAGES, "offset 12");
        write(TRAIN_IMAGES, idx(pixels(3), Integer.MAX_VALUE, 4096, 4096));
        assertRefused(TRAIN_IMAGES, "2 GB");
    }

    @Test
    void refuses_as_many_labels_as_there_are_not_images() throws IOException {
        write(TRAIN_LABELS, idx(new byte[] {7, 0}, 2));
        assertRefused(TRAIN_IMAGES, "3 images", TRAIN_LABELS, "2 labels");
    }

    @Test
    void says_where_a_label_is_out_of_range() throws IOException {
        write(TRAIN_LABELS, idx(new byte[] {7, 10, 9}, 3));
        assertRefused(TRAIN_LABELS, "label 10", "offset 9", "0 to 9");
    }

    @Test
    void refuses_training_and_test_images_of_different_size() throws IOException {
        write("t10k-images-idx3-ubyte", idx(pixels(2), 2, 4, 2));
        assertRefused("2 x 4", "4 x 2");
    }
}
