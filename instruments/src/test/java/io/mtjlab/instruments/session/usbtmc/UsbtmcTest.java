package io.mtjlab.instruments.session.usbtmc;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.session.Link.Feature;
import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.LinkRefused;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.testing.PtyPair;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.UsbResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class UsbtmcTest {

    private static final Path KERNEL_HEADER = Path.of("/usr/include/linux/usb/tmc.h");

    /** Sizes of the C types in the header. */
    private static final Map<String, Integer> SIZES = Map.of("__u8", 1, "unsigned char", 1, "__u32", 4);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** The number that the kernel's header gives a request, by the macros of asm-generic/ioctl.h. */
    private static long byHeader(String header, String name) {
        Matcher line = Pattern.compile(
                        "#define\\s+" + name + "\\s+_(IO|IOR|IOW)\\(USBTMC_IOC_NR, (\\d+)(?:, ([^)]+))?\\)")
                .matcher(header);
        assertThat(line.find()).as(name).isTrue();
        long direction = line.group(1).equals("IO") ? 0 : line.group(1).equals("IOW") ? 1 : 2;
        long size = line.group(3) == null ? 0 : SIZES.get(line.group(3));
        return direction * 0x40000000L + size * 0x10000L + 91 * 0x100L + Long.parseLong(line.group(2));
    }

    @Test
    void requests_have_the_numbers_of_the_kernels_header() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(KERNEL_HEADER), "the kernel's headers are not installed (Debian package linux-libc-dev)");
        String header = Files.readString(KERNEL_HEADER);
        for (Ioctl request : Ioctl.values()) {
            assertThat(request.request()).as(request.title()).isEqualTo(byHeader(header, request.title()));
        }
    }

    private Path usbDevice(String port, String vendor, String product, String serial, String node) throws IOException {
        Path device = Files.createDirectories(folder.resolve("devices/usb1").resolve(port));
        Files.writeString(device.resolve("idVendor"), vendor + "\n");
        Files.writeString(device.resolve("idProduct"), product + "\n");
        Files.writeString(device.resolve("serial"), serial + "\n");
        Path usbInterface = Files.createDirectories(device.resolve(port + ":1.0"));
        Files.writeString(usbInterface.resolve("bInterfaceNumber"), "00\n");
        Path entry = Files.createDirectories(usbInterface.resolve("usbmisc").resolve(node));
        Files.createSymbolicLink(entry.resolve("device"), Path.of("../.."));
        Path classFolder = Files.createDirectories(folder.resolve("class/usbmisc"));
        Files.createSymbolicLink(classFolder.resolve(node), entry);
        return classFolder;
    }

    @Test
    void a_device_is_found_by_its_numbers() throws IOException {
        usbDevice("1-2", "0957", "1755", "MY48205431", "usbtmc1");
        Path classFolder = usbDevice("1-1", "0699", "0363", "C102220", "usbtmc0");
        List<UsbtmcNode> nodes = UsbtmcNode.list(classFolder, Path.of("/dev"));
        assertThat(nodes)
                .containsExactly(
                        new UsbtmcNode(Path.of("/dev/usbtmc0"), new UsbResource(0, 0x0699, 0x0363, "C102220", 0)),
                        new UsbtmcNode(Path.of("/dev/usbtmc1"), new UsbResource(0, 0x0957, 0x1755, "MY48205431", 0)));
        UsbResource wanted = (UsbResource) ResourceString.parse("USB::2391::5973::MY48205431::INSTR");
        assertThat(UsbtmcNode.find(wanted, nodes).device()).isEqualTo(Path.of("/dev/usbtmc1"));
    }

    @Test
    void a_device_that_is_not_there_is_told_with_those_that_are() throws IOException {
        Path classFolder = usbDevice("1-1", "0699", "0363", "C102220", "usbtmc0");
        UsbResource wanted = new UsbResource(0, 1, 2, "X", 0);
        assertThatThrownBy(() -> UsbtmcNode.find(wanted, UsbtmcNode.list(classFolder, Path.of("/dev"))))
                .hasMessageContaining("there are [USB0::0x0699::0x0363::C102220::INSTR]");
        assertThat(UsbtmcNode.list(folder.resolve("none"), Path.of("/dev"))).isEmpty();
        assertThatThrownBy(() -> Sessions.open("scope", wanted, new RealClock(), SessionOptions.DEFAULT))
                .isInstanceOf(LinkRefused.class)
                .hasMessageContaining("scope at USB0::0x0001::0x0002::X::INSTR: no connection: no usbtmc device");
    }

    @Test
    void a_device_file_is_read_and_written_and_belongs_to_one_program() throws Exception {
        try (PtyPair pair = new PtyPair()) {
            Path path = Path.of(pair.resource().device());
            try (DeviceFile device = DeviceFile.open(path)) {
                device.write("*IDN?\n".getBytes(StandardCharsets.ISO_8859_1), 6);
                byte[] arrived = new byte[6];
                new DataInputStream(pair.in()).readFully(arrived);
                assertThat(arrived).asString(StandardCharsets.ISO_8859_1).isEqualTo("*IDN?\n");
                pair.out().write(new byte[] {1, 10, (byte) 255});
                byte[] into = new byte[10];
                int count = 0;
                while (count < 3) {
                    count += device.read(into, 2 + count, 10);
                }
                assertThat(into).containsExactly(0, 0, 1, 10, 255, 0, 0, 0, 0, 0);
                assertThatThrownBy(() -> DeviceFile.open(path))
                        .isInstanceOf(LinkFailure.class)
                        .hasMessageContaining("is in use by another program");
                assertThatThrownBy(() -> device.ask(Ioctl.READ_STB)) // a terminal has no status byte
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(path.toString());
            }
            DeviceFile.open(path).close();
        }
    }

    @Test
    void what_a_device_offers_is_what_its_capabilities_say() {
        assertThat(UsbtmcLink.features(0)).containsExactly(Feature.CLEAR);
        assertThat(UsbtmcLink.features(4)).containsExactlyInAnyOrder(Feature.CLEAR, Feature.STATUS_BYTE);
        assertThat(UsbtmcLink.features(1 | 2 | 4 | 64))
                .containsExactlyInAnyOrder(
                        Feature.CLEAR,
                        Feature.TRIGGER,
                        Feature.REMOTE_LOCAL,
                        Feature.STATUS_BYTE,
                        Feature.SERVICE_REQUEST);
    }
}
