package io.mtjlab.networks.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.network.Layer;
import io.mtjlab.networks.network.Network;

/**
 * A file that training can go on from: the number of finished epochs (which is also the position in the random streams,
 * since each epoch has its own), the history, weights, velocities and what the neurons' controls remember. Training
 * resumed from it ends with the same bytes as in one go.
 *
 * @param file replaced as a whole after every epoch
 * @param fingerprint all settings that the course of training depends on, as text; a file with another one is refused
 */
public record Checkpoint(Path file, String fingerprint) {

    private static final String SCHEMA = "mtjlab-training-checkpoint/2";

    /** What is saved and restored, beside the history; all live. */
    public record State(List<Matrix> matrices, List<float[]> arrays) {

        /** Of a layered network: weights and velocities, then what belongs to its neurons. */
        static State of(Network network, Matrix[] velocity, List<NeuronControl> controls) {
            List<Matrix> matrices = new ArrayList<>();
            List<float[]> arrays = new ArrayList<>();
            for (int l = 0; l < velocity.length; l++) {
                Layer layer = network.layers().get(l);
                matrices.add(layer.weights());
                matrices.add(velocity[l]);
                arrays.add(layer.bias());
                arrays.add(layer.gain());
                arrays.addAll(Arrays.asList(controls.get(l).state()));
            }
            return new State(matrices, arrays);
        }
    }

    /** Writes the state after an epoch in place of the one before. */
    public void save(State state, History history) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
                out.writeUTF(SCHEMA);
                out.writeUTF(fingerprint);
                out.writeInt(history.epochs());
                for (int i = 0; i < history.epochs(); i++) {
                    out.writeDouble(history.loss()[i]);
                    out.writeDouble(history.accuracy()[i]);
                }
                write(state, out);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the checkpoint " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Fills {@code state} from the file and returns the history until then; without a file nothing changes and the
     * history is {@code before}.
     *
     * @throws InvalidInput if the file is no checkpoint, is cut short, or belongs to other settings
     */
    public History restore(State state, History before) {
        if (!Files.exists(file)) {
            return before;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!SCHEMA.equals(in.readUTF())) {
                throw new InvalidInput(file + " is not a training checkpoint (" + SCHEMA + ")");
            }
            String saved = in.readUTF();
            if (!saved.equals(fingerprint)) {
                throw new InvalidInput(file + " was saved with other settings; give these again, or another file\n"
                        + "  saved: " + saved + "\n  now:   " + fingerprint);
            }
            History history = History.empty();
            int epochs = in.readInt();
            for (int i = 0; i < epochs; i++) {
                history = history.and(in.readDouble(), in.readDouble());
            }
            read(state, in);
            return history;
        } catch (EOFException e) {
            throw new InvalidInput(file + " ends too early to be a whole training checkpoint", e);
        } catch (IOException e) {
            throw new InvalidInput(file + " cannot be read as a training checkpoint: " + e.getMessage(), e);
        }
    }

    private static void write(State state, DataOutputStream out) throws IOException {
        for (Matrix matrix : state.matrices()) {
            write(matrix, out);
        }
        for (float[] values : state.arrays()) {
            write(values, out);
        }
    }

    private static void read(State state, DataInputStream in) throws IOException {
        for (Matrix matrix : state.matrices()) {
            read(matrix, in);
        }
        for (float[] values : state.arrays()) {
            read(values, in);
        }
    }

    private static void write(Matrix matrix, DataOutputStream out) throws IOException {
        float[] row = new float[matrix.columns()];
        for (int r = 0; r < matrix.rows(); r++) {
            matrix.readRow(r, row);
            write(row, out);
        }
    }

    private static void read(Matrix matrix, DataInputStream in) throws IOException {
        float[] row = new float[matrix.columns()];
        for (int r = 0; r < matrix.rows(); r++) {
            read(row, in);
            matrix.writeRow(r, row);
        }
    }

    private static void write(float[] values, DataOutputStream out) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static void read(float[] values, DataInputStream in) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
    }
}
