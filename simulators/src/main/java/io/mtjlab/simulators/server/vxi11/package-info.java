/**
 * VXI-11 (TCP/IP Instrument Protocol, revision 1.0, VXIbus Consortium 1995) over ONC RPC version 2 (RFC 5531), XDR (RFC
 * 4506) and the portmapper (RFC 1833), as an instrument serves it.
 */
@NullMarked
package io.mtjlab.simulators.server.vxi11;

import org.jspecify.annotations.NullMarked;
