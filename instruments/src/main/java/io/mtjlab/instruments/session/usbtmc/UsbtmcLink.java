package io.mtjlab.instruments.session.usbtmc;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import io.mtjlab.instruments.session.Link;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.visa.UsbResource;

/**
 * A USB test and measurement device by Linux's usbtmc driver, which does the protocol (USBTMC 1.0, USB488 1.0): a write
 * is one message, a read gives bytes of one up to its end.
 *
 * <p>Written from the kernel's {@code drivers/usb/class/usbtmc.c} and its header. It has not been tried on a device:
 * what the tests hold is how nodes are found, the numbers of the requests, and reading, writing and locking of a file.
 */
public final class UsbtmcLink implements Link {

    /** The driver takes no shorter time-out (USBTMC_MIN_TIMEOUT). */
    private static final int SHORTEST_MILLIS = 100;

    /** How long a wait for service goes on before it is looked whether the thread was interrupted. */
    private static final int SLICE_MILLIS = 200;

    private static final int LARGEST_READ = 1 << 16;

    /** Bits of USBTMC488_IOCTL_GET_CAPS. */
    private static final int HAS_TRIGGER = 1;

    private static final int HAS_REMOTE_LOCAL = 2;
    private static final int IS_488_2 = 4;
    private static final int HAS_SERVICE_REQUEST = 64;

    /** bmTransferAttributes of a bulk-in header: end of message. */
    private static final int END_OF_MESSAGE = 1;

    private final DeviceFile device;
    private final Set<Feature> features;
    private long deadlineNanos = System.nanoTime();
    private boolean atEnd;

    private UsbtmcLink(DeviceFile device, Set<Feature> features) {
        this.device = device;
        this.features = features;
    }

    /** Finds the device by its numbers and opens it; sends nothing. */
    public static UsbtmcLink connect(UsbResource resource, SessionOptions options) throws IOException {
        DeviceFile device = DeviceFile.open(UsbtmcNode.find(resource).device());
        try {
            return new UsbtmcLink(device, features(device.ask(Ioctl.GET_CAPS)));
        } catch (IOException | RuntimeException e) {
            device.close();
            throw e;
        }
    }

    static Set<Feature> features(int capabilities) {
        Set<Feature> features = EnumSet.of(Feature.CLEAR);
        if ((capabilities & HAS_TRIGGER) != 0) {
            features.add(Feature.TRIGGER);
        }
        if ((capabilities & HAS_REMOTE_LOCAL) != 0) {
            features.add(Feature.REMOTE_LOCAL);
        }
        if ((capabilities & (IS_488_2 | HAS_SERVICE_REQUEST)) != 0) {
            features.add(Feature.STATUS_BYTE);
        }
        if ((capabilities & HAS_SERVICE_REQUEST) != 0) {
            features.add(Feature.SERVICE_REQUEST);
        }
        return features;
    }

    @Override
    public Set<Feature> features() {
        return features;
    }

    @Override
    public void begin(long newDeadlineNanos) {
        deadlineNanos = newDeadlineNanos;
    }

    private void keepTime() throws IOException {
        long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
        device.control(Ioctl.SET_TIMEOUT, (int) Math.max(SHORTEST_MILLIS, leftMillis));
    }

    @Override
    public void send(byte[] message, int length) throws IOException {
        keepTime();
        device.write(message, length);
    }

    @Override
    public int receive(byte[] into, int from, int to) throws IOException {
        keepTime();
        int wanted = Math.min(to - from, LARGEST_READ);
        int count = device.read(into, from, from + wanted);
        atEnd = count < wanted || (device.ask(Ioctl.MSG_IN_ATTR) & END_OF_MESSAGE) != 0;
        return count;
    }

    @Override
    public boolean marksEnds() {
        return true;
    }

    @Override
    public boolean atEnd() {
        return atEnd;
    }

    @Override
    public boolean resynchronise() throws IOException {
        clear();
        return true;
    }

    @Override
    public void clear() throws IOException {
        keepTime();
        device.control(Ioctl.CLEAR, 0);
    }

    @Override
    public int statusByte() throws IOException {
        keepTime();
        return device.ask(Ioctl.READ_STB);
    }

    @Override
    public boolean awaitServiceRequest(Duration patience) throws IOException {
        long endNanos = System.nanoTime() + patience.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            long leftMillis = Math.max(1, (endNanos - System.nanoTime()) / 1_000_000);
            try {
                device.control(Ioctl.WAIT_SRQ, (int) Math.min(SLICE_MILLIS, leftMillis));
                return true;
            } catch (SocketTimeoutException e) {
                if (System.nanoTime() - endNanos >= 0) {
                    return false;
                }
            }
        }
        return false;
    }

    @Override
    public void trigger() throws IOException {
        keepTime();
        device.control(Ioctl.TRIGGER, 0);
    }

    @Override
    public void local() throws IOException {
        device.control(Ioctl.GOTO_LOCAL, 0);
    }

    @Override
    public void remote() throws IOException {
        device.control(Ioctl.REN_CONTROL, 1);
    }

    /** The driver keeps the time. */
    @Override
    public void expire() {}

    @Override
    public void close() {
        device.close();
    }
}
