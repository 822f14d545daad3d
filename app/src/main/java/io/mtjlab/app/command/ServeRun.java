package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.bench.BenchFiles;
import io.mtjlab.app.bench.Interruption;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.instruments.bench.BenchFile;

/** Serves a virtual bench until it is ended by a signal or over its control socket. */
record ServeRun(PrintWriter out, PrintWriter err) {

    int run(Path bench, OptionalLong seed) throws InterruptedException {
        BenchFile file = BenchFiles.bench(bench);
        VirtualLab lab = VirtualLab.start(file, seed);
        try (Interruption signal = Interruption.endsWith(ExitStatus.DONE, lab::close)) {
            lab.resources()
                    .forEach((role, resource) ->
                            out.println(role + " " + file.instrument(role).model() + " " + resource));
            err.println("control socket " + lab.control().getHostString() + ":"
                    + lab.control().getPort());
            out.println("ready");
            out.flush();
            lab.ended().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the virtual lab ended with an error", e.getCause());
        } finally {
            lab.close();
        }
        return ExitStatus.DONE;
    }
}
