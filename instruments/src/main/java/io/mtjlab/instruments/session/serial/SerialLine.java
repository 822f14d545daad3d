package io.mtjlab.instruments.session.serial;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;

import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.serial.SerialSettings.FlowControl;
import io.mtjlab.instruments.session.serial.SerialSettings.Parity;
import io.mtjlab.instruments.session.serial.SerialSettings.StopBits;

/**
 * An open serial port, by jSerialComm. Nobody else has it meanwhile: another program is kept off by {@code flock} (on
 * Windows by the system), another session of this one by {@link #TAKEN}.
 *
 * <p>Reads wait for a tenth of a second at a time, the grain of POSIX terminals, and look in between whether the line
 * was closed. Closing it under a thread that is inside the native read would leave that one with a handle that may
 * belong to somebody else already, so the thread itself closes on its way out.
 */
public final class SerialLine implements ByteLine {

    private static final int GRAIN_MILLIS = 100;

    /** What is handed over at once, so that a peer that takes nothing is noticed between two pieces. */
    private static final int PIECE = 256;

    /** How much may wait in the driver. */
    private static final int OUTGOING_LIMIT = 1024;

    private static final long NAP_NANOS = 1_000_000;

    /** EAGAIN and EBUSY of Linux, EAGAIN of macOS, ERROR_ACCESS_DENIED of Windows. */
    private static final Set<Integer> IN_USE = Set.of(11, 16, 35, 5);

    private static final int EACCES = 13;

    /** Ports that this process has open. */
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    private final String name;
    private final SerialPort port;
    private final ReentrantLock using = new ReentrantLock();
    private volatile boolean closed;

    private SerialLine(String name, SerialPort port) {
        this.name = name;
        this.port = port;
    }

    /**
     * @param device as the operating system calls it, {@code /dev/ttyUSB0} or {@code COM3}
     * @throws LinkFailure of kind {@code LOCKED} when somebody else has the port open
     */
    public static SerialLine open(String device, SerialSettings settings) throws IOException {
        String name = real(device);
        if (!TAKEN.add(name)) {
            throw locked(device, "another session of this program");
        }
        try {
            return new SerialLine(name, opened(device, name, settings));
        } catch (IOException | RuntimeException e) {
            TAKEN.remove(name);
            throw e;
        }
    }

    private static SerialPort opened(String device, String name, SerialSettings settings) throws IOException {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(name);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("there is no serial port " + device, e);
        }
        port.setComPortParameters(
                settings.baud(), settings.dataBits(), stopBits(settings.stopBits()), parity(settings.parity()));
        port.setFlowControl(flow(settings.flow()));
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, GRAIN_MILLIS, 0);
        if (!port.openPort(0)) {
            int error = port.getLastErrorCode();
            if (IN_USE.contains(error)) {
                throw locked(device, "another program");
            }
            throw new IOException("serial port " + device + " cannot be opened with " + settings + ": "
                    + (error == EACCES
                            ? "permission denied; membership of the group that owns it (dialout on Debian) allows it"
                            : "system error " + error));
        }
        return port;
    }

    private static LinkFailure locked(String device, String who) {
        return new LinkFailure(LinkFailure.Kind.LOCKED, "serial port " + device + " is in use by " + who);
    }

    /** Two names of one port, such as a link in /dev/serial/by-id, are one. */
    private static String real(String device) {
        try {
            return device.startsWith("/") ? Path.of(device).toRealPath().toString() : device;
        } catch (IOException e) {
            return device;
        }
    }

    @Override
    public void write(byte[] bytes, int length, long deadlineNanos) throws IOException {
        enter();
        try {
            int sent = 0;
            while (sent < length) {
                awaitRoom(deadlineNanos);
                int count = port.writeBytes(bytes, Math.min(PIECE, length - sent), sent);
                if (count < 0) {
                    throw gone();
                }
                sent += count;
            }
        } finally {
            leave();
        }
    }

    private void awaitRoom(long deadlineNanos) throws IOException {
        int waiting = port.bytesAwaitingWrite();
        while (waiting > OUTGOING_LIMIT) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new SocketTimeoutException("the other side takes no more; " + waiting + " bytes wait");
            }
            LockSupport.parkNanos(NAP_NANOS);
            check();
            waiting = port.bytesAwaitingWrite();
        }
        if (waiting < 0) {
            throw gone();
        }
    }

    @Override
    public int read(byte[] into, int from, int to, Duration patience) throws IOException {
        enter();
        try {
            long deadlineNanos = System.nanoTime() + patience.toNanos();
            while (true) {
                int count = port.readBytes(into, to - from, from);
                check();
                if (count < 0) {
                    throw gone();
                }
                if (count > 0 || System.nanoTime() - deadlineNanos > 0) {
                    return count;
                }
            }
        } finally {
            leave();
        }
    }

    @Override
    public int waiting() throws IOException {
        enter();
        try {
            int count = port.bytesAvailable();
            if (count < 0) {
                throw gone();
            }
            return count;
        } finally {
            leave();
        }
    }

    private void enter() throws IOException {
        using.lock();
        try {
            check();
        } catch (IOException e) {
            leave();
            throw e;
        }
    }

    private void check() throws IOException {
        if (closed) {
            throw new IOException("the port was closed");
        }
    }

    /** Whoever comes out last closes. */
    private void leave() {
        if (closed) {
            shut();
        }
        using.unlock();
    }

    private void shut() {
        if (port.isOpen()) {
            port.closePort();
            TAKEN.remove(name);
        }
    }

    private static IOException gone() {
        return new IOException("the port is gone");
    }

    @Override
    public void close() {
        closed = true;
        if (using.tryLock()) {
            leave();
        }
    }

    private static int stopBits(StopBits bits) {
        return switch (bits) {
            case ONE -> SerialPort.ONE_STOP_BIT;
            case ONE_AND_A_HALF -> SerialPort.ONE_POINT_FIVE_STOP_BITS;
            case TWO -> SerialPort.TWO_STOP_BITS;
        };
    }

    private static int parity(Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case MARK -> SerialPort.MARK_PARITY;
            case SPACE -> SerialPort.SPACE_PARITY;
        };
    }

    private static int flow(FlowControl flow) {
        return switch (flow) {
            case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
            case XON_XOFF -> SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
            case RTS_CTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
            case DTR_DSR -> SerialPort.FLOW_CONTROL_DTR_ENABLED | SerialPort.FLOW_CONTROL_DSR_ENABLED;
        };
    }
}
