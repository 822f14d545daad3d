package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.bench.Interruption;
import io.mtjlab.fixtures.lab.VirtualLab;

/** Serves a virtual bench until it is ended by a signal or over its control socket. */
record ServeRun(PrintWriter out, PrintWriter err) {

    int run(VirtualLab lab) throws InterruptedException {
        try (Interruption signal = Interruption.endsWith(ExitStatus.DONE, lab::close)) {
            lab.resources()
                    .forEach((role, resource) -> out.println(
                            role + " " + lab.bench().instrument(role).model() + " " + resource));
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
