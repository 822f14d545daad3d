package io.mtjlab.instruments.session;

import io.mtjlab.instruments.testing.peer.Peer;
import io.mtjlab.instruments.testing.peer.TcpPeer;

class TcpLinkContractTest extends LinkContract {

    @Override
    protected Peer peer(Peer.Script script) {
        return new TcpPeer(script);
    }
}
