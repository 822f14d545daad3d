package io.mtjlab.instruments.session;

import java.util.Optional;

import io.mtjlab.instruments.session.serial.SerialSettings;
import io.mtjlab.instruments.visa.ResourceString;

/**
 * What a link needs to know beside the resource string.
 *
 * @param serial of a serial port; other links have no use for it
 * @param through the adapter by which a GPIB address is reached; empty for all other links
 */
public record LinkSettings(SerialSettings serial, Optional<Adapter> through) {

    public static final LinkSettings DEFAULT = new LinkSettings(SerialSettings.DEFAULT, Optional.empty());

    /**
     * A Prologix-style GPIB controller. Instruments that name the same resource share it.
     *
     * @param resource a raw TCP connection or a serial port
     * @param serial of that port, when it is one
     */
    public record Adapter(ResourceString resource, SerialSettings serial) {}
}
