package io.mtjlab.instruments.discover;

/** A way to find instruments. */
public enum DiscoveryKind {
    /** A broadcast that asks all portmappers for VXI-11 (VXI-11 revision 1.0, section B.6.1.2, and RFC 1057). */
    VXI11,
    /** Multicast DNS for the services that LXI names (LXI Device Specification, section 10). */
    MDNS,
    SERIAL,
    /** What Linux's usbtmc driver has taken. */
    USBTMC
}
