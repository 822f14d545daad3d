package io.mtjlab.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fazecast.jSerialComm.SerialPort;

import io.mtjlab.networks.matrix.Compute;

/** What the program stands on: the virtual machine, native libraries, devices of the operating system. */
public final class Installation {

    private static final int LEAST_JDK = 17;

    /** Names of character devices that instruments hang on. */
    private static final String SERIAL = "{ttyUSB,ttyACM,ttyS}*";

    private static final String USBTMC = "usbtmc*";

    private final Path devices;
    private final Path locks;

    public Installation() {
        this(Path.of("/dev"), Path.of("/var/lock"));
    }

    /** @param locks where programs leave {@code LCK..ttyUSB0} while they use a port */
    Installation(Path devices, Path locks) {
        this.devices = devices;
        this.locks = locks;
    }

    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        all.add(jdk());
        all.add(serialLibrary());
        all.addAll(ports("serial ports", SERIAL, "dialout"));
        all.addAll(ports("usbtmc", USBTMC, "plugdev"));
        all.add(loopback());
        all.add(blas());
        return all;
    }

    private static Finding jdk() {
        Runtime.Version version = Runtime.version();
        String says = version + ", " + System.getProperty("java.vm.name") + " (" + System.getProperty("java.vendor")
                + "), " + Runtime.getRuntime().availableProcessors() + " processors, "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB heap at most";
        return version.feature() >= LEAST_JDK
                ? Finding.ok("jdk", says)
                : Finding.fail("jdk", says, "install a JDK of version " + LEAST_JDK + " or later");
    }

    private static Finding serialLibrary() {
        try {
            int ports = SerialPort.getCommPorts().length;
            return Finding.ok(
                    "serial library", "jSerialComm " + SerialPort.getVersion() + " loads, sees " + ports + " ports");
        } catch (LinkageError e) {
            return Finding.fail(
                    "serial library",
                    "jSerialComm does not load (" + e + ")",
                    "instruments on serial ports cannot be reached; the library unpacks itself into the home folder or "
                            + System.getProperty("java.io.tmpdir") + ", which must permit executable files");
        }
    }

    private List<Finding> ports(String what, String glob, String group) {
        Set<Path> nodes = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(devices, glob)) {
            stream.forEach(nodes::add);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of(Finding.warn(what, devices + " cannot be listed (" + e.getMessage() + ")", ""));
        }
        List<Finding> findings = new ArrayList<>();
        List<Path> closed = nodes.stream()
                .filter(node -> !Files.isReadable(node) || !Files.isWritable(node))
                .toList();
        if (!closed.isEmpty()) {
            String user = System.getProperty("user.name");
            findings.add(Finding.warn(
                    what,
                    "not permitted to " + user + ": " + names(closed),
                    "add the user to the group that owns them, as in `sudo usermod -aG " + group + " " + user
                            + "`, and log in again"));
        }
        List<Path> taken = nodes.stream()
                .filter(node -> Files.exists(locks.resolve("LCK.." + node.getFileName())))
                .toList();
        if (!taken.isEmpty()) {
            findings.add(Finding.warn(
                    what, "in use by another program: " + names(taken), "end that program before a measurement"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(what, nodes.isEmpty() ? "none on this machine" : "free: " + names(nodes)));
        }
        return findings;
    }

    private static String names(Collection<Path> nodes) {
        return nodes.stream().map(Path::toString).collect(Collectors.joining(" "));
    }

    private static Finding loopback() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Finding.ok("loopback", "ports can be opened, such as " + any.getLocalPort());
        } catch (IOException e) {
            return Finding.failed("loopback", e, "virtual instruments need ports of the loopback address; permit them");
        }
    }

    private static Finding blas() {
        String name;
        try (Compute compute = Compute.withThreads(1)) {
            name = compute.blas().name();
        }
        return name.contains("(Java)")
                ? Finding.warn(
                        "matrix products",
                        name + ": no native library loads here",
                        "networks work, and take several times longer; see whether a 64-bit glibc Linux is at hand")
                : Finding.ok("matrix products", name + ", native");
    }
}
