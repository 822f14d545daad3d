package io.mtjlab.instruments.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.session.LinkSettings;
import io.mtjlab.instruments.session.Terminator;
import io.mtjlab.instruments.session.serial.SerialSettings;
import io.mtjlab.instruments.session.serial.SerialSettings.FlowControl;
import io.mtjlab.instruments.session.serial.SerialSettings.Parity;
import io.mtjlab.instruments.session.serial.SerialSettings.StopBits;
import io.mtjlab.instruments.visa.GpibResource;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.SerialResource;
import io.mtjlab.instruments.visa.TcpSocketResource;
import io.mtjlab.instruments.yaml.LocatedYaml;

/**
 * What an instrument's entry says of its link beside the resource string, all of it with defaults:
 *
 * <pre>{@code
 * gauss: {model: lakeshore425, resource: "ASRL/dev/ttyUSB0::INSTR", terminator: crlf,
 *         serial: {baud: 57600, parity: odd, data_bits: 7, stop_bits: 1, flow: none}}
 * nvm:   {model: keithley2182a, resource: "GPIB0::7::INSTR", timeout_seconds: 20,
 *         through: {adapter: "TCPIP0::192.168.1.5::1234::SOCKET"}}
 * smu:   {model: keithley2400, resource: "GPIB1::24::INSTR",
 *         through: {adapter: "ASRL/dev/ttyUSB1::INSTR", serial: {baud: 115200}}}
 * }</pre>
 *
 * <p>{@code parity} is one of {@code none even odd mark space}, {@code stop_bits} of {@code 1 1.5 2}, {@code flow} of
 * {@code none xon-xoff rts-cts dtr-dsr}, {@code terminator} of {@code lf cr crlf}.
 */
final class LinkSettingsReader {

    private static final String SERIAL = "serial";
    private static final String THROUGH = "through";

    private LinkSettingsReader() {}

    static LinkSettings read(LocatedYaml entry, ResourceString resource, VirtualMode virtual) {
        entry.get(SERIAL).filter(value -> !(resource instanceof SerialResource)).ifPresent(value -> {
            throw value.error("'serial' sets a serial port, and " + resource + " is none");
        });
        entry.get(THROUGH).filter(value -> !(resource instanceof GpibResource)).ifPresent(value -> {
            throw value.error("'through' names the adapter of a GPIB address, and " + resource + " is none");
        });
        if (resource instanceof GpibResource
                && virtual == VirtualMode.REAL
                && entry.get(THROUGH).isEmpty()) {
            throw entry.require("resource")
                    .error(resource + " is reached by an adapter; say which, as in "
                            + "through: {adapter: \"TCPIP0::192.168.1.5::1234::SOCKET\"}");
        }
        return new LinkSettings(serial(entry), entry.get(THROUGH).map(LinkSettingsReader::adapter));
    }

    static Optional<Terminator> terminator(LocatedYaml entry) {
        return entry.get("terminator").map(value -> oneOf(value, "terminator", Terminator.values()));
    }

    /** A resource string, and where it stands when it is wrong. */
    static ResourceString resource(LocatedYaml yaml) {
        try {
            return ResourceString.parse(yaml.asText());
        } catch (InvalidInput e) {
            throw yaml.error(String.valueOf(e.getMessage()));
        }
    }

    private static LinkSettings.Adapter adapter(LocatedYaml yaml) {
        yaml.onlyKeys("adapter", SERIAL);
        LocatedYaml named = yaml.require("adapter");
        ResourceString resource = resource(named);
        if (!(resource instanceof TcpSocketResource || resource instanceof SerialResource)) {
            throw named.error("an adapter is a raw TCP connection or a serial port, and " + resource + " is neither");
        }
        yaml.get(SERIAL).filter(value -> !(resource instanceof SerialResource)).ifPresent(value -> {
            throw value.error("'serial' sets a serial port, and " + resource + " is none");
        });
        return new LinkSettings.Adapter(resource, serial(yaml));
    }

    private static SerialSettings serial(LocatedYaml parent) {
        Optional<LocatedYaml> found = parent.get(SERIAL);
        if (found.isEmpty()) {
            return SerialSettings.DEFAULT;
        }
        LocatedYaml yaml = found.get().onlyKeys("baud", "parity", "data_bits", "stop_bits", "flow");
        SerialSettings usual = SerialSettings.DEFAULT;
        return new SerialSettings(
                whole(yaml, "baud", usual.baud(), 50, 12_000_000, "baud"),
                whole(yaml, "data_bits", usual.dataBits(), 5, 8, "bits"),
                yaml.get("parity")
                        .map(value -> oneOf(value, "parity", Parity.values()))
                        .orElse(usual.parity()),
                yaml.get("stop_bits").map(LinkSettingsReader::stopBits).orElse(usual.stopBits()),
                yaml.get("flow")
                        .map(value -> oneOf(value, "flow control", FlowControl.values()))
                        .orElse(usual.flow()));
    }

    private static int whole(LocatedYaml yaml, String key, int usual, int low, int high, String unit) {
        return yaml.get(key)
                .map(value -> {
                    value.asDoubleBetween(low, high, unit);
                    return value.asInt();
                })
                .orElse(usual);
    }

    private static StopBits stopBits(LocatedYaml yaml) {
        List<String> known =
                Arrays.stream(StopBits.values()).map(StopBits::number).toList();
        return StopBits.values()[known.indexOf(yaml.asOneOf("number of stop bits", known))];
    }

    private static <E extends Enum<E>> E oneOf(LocatedYaml yaml, String what, E[] values) {
        List<String> known = Arrays.stream(values).map(LinkSettingsReader::word).collect(Collectors.toList());
        return values[known.indexOf(yaml.asOneOf(what, known))];
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
