package io.mtjlab.instruments.session;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.session.hislip.HislipLink;
import io.mtjlab.instruments.session.prologix.PrologixLink;
import io.mtjlab.instruments.session.serial.SerialLink;
import io.mtjlab.instruments.session.usbtmc.UsbtmcLink;
import io.mtjlab.instruments.session.vxi11.Vxi11Link;
import io.mtjlab.instruments.visa.GpibResource;
import io.mtjlab.instruments.visa.HislipResource;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.SerialResource;
import io.mtjlab.instruments.visa.TcpSocketResource;
import io.mtjlab.instruments.visa.UsbResource;
import io.mtjlab.instruments.visa.Vxi11Resource;

/** Opens sessions: the resource string says over which transport. */
public final class Sessions {

    private Sessions() {}

    /**
     * Connects; sends nothing that the instrument would notice.
     *
     * @throws io.mtjlab.base.error.InvalidInput for a GPIB address when the options name no adapter
     * @throws LinkException when there is no connection to be had
     */
    public static Session open(String role, ResourceString resource, LabClock clock, SessionOptions options) {
        return LinkSession.open(role, resource, connector(resource, options), clock, options);
    }

    private static Link.Connector connector(ResourceString resource, SessionOptions wanted) {
        if (resource instanceof TcpSocketResource socket) {
            return options -> TcpLink.connect(socket, options);
        }
        if (resource instanceof SerialResource serial) {
            return options -> SerialLink.connect(serial, options);
        }
        if (resource instanceof Vxi11Resource vxi11) {
            return options -> Vxi11Link.connect(vxi11, options);
        }
        if (resource instanceof HislipResource hislip) {
            return options -> HislipLink.connect(hislip, options);
        }
        if (resource instanceof GpibResource gpib) {
            LinkSettings.Adapter adapter = PrologixLink.adapter(gpib, wanted);
            return options -> PrologixLink.connect(gpib, adapter, options);
        }
        if (resource instanceof UsbResource usb) {
            return options -> UsbtmcLink.connect(usb, options);
        }
        throw new IllegalArgumentException("no transport for " + resource);
    }
}
