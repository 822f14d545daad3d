package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.base.random.RandomStreams;

/** Appends points and a line of a transcript before each until it is killed, and prints how many it was told are stored. Arguments: folder, seed. */
final class AppendingChild {

    private AppendingChild() {}

    public static void main(String[] arguments) throws IOException {
        UniformRandomProvider random = RandomStreams.of(Long.parseLong(arguments[1])).stream("child");
        RunStore store = RunStore.open(Path.of(arguments[0]));
        RunWriter run = StoreFixtures.beginTelegraph(store);
        run.live(List.of("isrc", "bop"), "telegraph");
        run.onDurable(points -> {
            System.out.println("stored " + points);
            System.out.flush();
        });
        Writer transcript = store.transcript(run.id());
        long begun = 0;
        for (int u = 0; true; u++) {
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=" + u));
            int rows = random.nextInt(2 * UnitWriter.CHUNK_ROWS + 2000);
            for (int i = 0; i < rows; i++) {
                transcript.write(line(begun++));
                unit.append(i, u, value(u, i));
                if (i % 400 == 399) {
                    LockSupport.parkNanos(200_000);
                }
            }
            unit.complete();
        }
    }

    /** What is said over the wires before a point, counted from 0. */
    static String line(long point) {
        return "read " + point + "\n";
    }

    /** What stands in column V, so that the parent can check it. */
    static double value(int unit, int row) {
        return unit * 1e-3 + row * 1e-9;
    }
}
