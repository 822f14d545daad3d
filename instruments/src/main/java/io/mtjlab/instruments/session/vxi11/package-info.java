/** VXI-11: instruments behind remote procedure calls (VXIbus TCP/IP Instrument Protocol, revision 1.0, 1995). */
@NullMarked
package io.mtjlab.instruments.session.vxi11;

import org.jspecify.annotations.NullMarked;
