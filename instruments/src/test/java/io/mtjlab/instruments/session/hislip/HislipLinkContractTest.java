package io.mtjlab.instruments.session.hislip;

import io.mtjlab.instruments.session.LinkContract;
import io.mtjlab.instruments.testing.peer.HislipPeer;
import io.mtjlab.instruments.testing.peer.Peer;

class HislipLinkContractTest extends LinkContract {

    @Override
    protected Peer peer(Peer.Script script) {
        return new HislipPeer(script);
    }
}
