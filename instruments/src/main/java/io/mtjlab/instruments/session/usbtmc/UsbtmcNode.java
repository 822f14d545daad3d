package io.mtjlab.instruments.session.usbtmc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.mtjlab.instruments.visa.UsbResource;

/**
 * A device that Linux's usbtmc driver has taken, as sysfs tells of it: {@code /sys/class/usbmisc/usbtmc0/device} leads
 * to the USB interface, whose folder stands in that of the USB device with {@code idVendor}, {@code idProduct} and
 * {@code serial} (Documentation/ABI/stable/sysfs-bus-usb of the kernel).
 *
 * @param device in /dev
 */
public record UsbtmcNode(Path device, UsbResource resource) {

    private static final Path CLASS = Path.of("/sys/class/usbmisc");
    private static final Path DEV = Path.of("/dev");

    /** All there are; none where there is no such driver. */
    public static List<UsbtmcNode> list() {
        return list(CLASS, DEV);
    }

    /** @throws IOException that tells what there is instead */
    static UsbtmcNode find(UsbResource wanted) throws IOException {
        return find(wanted, list());
    }

    static UsbtmcNode find(UsbResource wanted, List<UsbtmcNode> present) throws IOException {
        return present.stream()
                .filter(node -> same(node.resource(), wanted))
                .findFirst()
                .orElseThrow(() -> new IOException("no usbtmc device has these numbers; "
                        + (present.isEmpty() ? "there is none at all" : "there are " + resources(present))));
    }

    private static boolean same(UsbResource a, UsbResource b) {
        return a.vendor() == b.vendor()
                && a.product() == b.product()
                && a.serial().equals(b.serial())
                && a.interfaceNumber() == b.interfaceNumber();
    }

    private static String resources(List<UsbtmcNode> nodes) {
        return nodes.stream().map(UsbtmcNode::resource).toList().toString();
    }

    static List<UsbtmcNode> list(Path classFolder, Path dev) {
        List<UsbtmcNode> nodes = new ArrayList<>();
        if (!Files.isDirectory(classFolder)) {
            return nodes;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(classFolder, "usbtmc*")) {
            for (Path entry : entries) {
                node(entry, dev).ifPresent(nodes::add);
            }
        } catch (IOException e) {
            // The folder went away with the last device, so these are all.
        }
        nodes.sort(Comparator.comparing(node -> node.device().toString()));
        return nodes;
    }

    private static Optional<UsbtmcNode> node(Path entry, Path dev) {
        try {
            Path usbInterface = entry.resolve("device").toRealPath();
            Path usbDevice = usbInterface.resolve("..");
            UsbResource resource = new UsbResource(
                    0,
                    hexadecimal(usbDevice, "idVendor"),
                    hexadecimal(usbDevice, "idProduct"),
                    Files.exists(usbDevice.resolve("serial")) ? text(usbDevice, "serial") : "0",
                    hexadecimal(usbInterface, "bInterfaceNumber"));
            return Optional.of(new UsbtmcNode(dev.resolve(entry.getFileName().toString()), resource));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // pulled out while we looked
        }
    }

    private static int hexadecimal(Path folder, String name) throws IOException {
        return Integer.parseInt(text(folder, name), 16);
    }

    private static String text(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1)
                .strip();
    }
}
