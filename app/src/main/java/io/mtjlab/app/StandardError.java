package io.mtjlab.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The launcher's standard error. Where it asks the virtual machine for an incubator module, it starts it with standard
 * error closed off, since the machine's warning cannot be stopped, and hands the true one over as another descriptor.
 */
final class StandardError {

    private static final String PROPERTY = "mtjlab.stderr";

    private StandardError() {}

    /** Makes {@link System#err} write to the descriptor that the launcher named, if it named one. */
    static void takeUp() {
        Integer number = Integer.getInteger(PROPERTY);
        if (number != null) {
            System.setErr(new PrintStream(descriptor(number), true, StandardCharsets.UTF_8));
        }
    }

    private static OutputStream descriptor(int number) {
        try {
            // Opening /dev/fd/N instead fails for a socket. The launcher opens the package for this.
            var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return new FileOutputStream(constructor.newInstance(number));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return reopened(number, e);
        }
    }

    private static OutputStream reopened(int number, Exception why) {
        try {
            return new FileOutputStream("/dev/fd/" + number, true);
        } catch (IOException e) {
            e.addSuppressed(why);
            throw new IllegalStateException("no standard error at descriptor " + number, e);
        }
    }
}
