package io.mtjlab.instruments.session.hislip;

import io.mtjlab.instruments.session.LinkContract;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.testing.peer.HislipPeer;
import io.mtjlab.instruments.testing.peer.Peer;

class HislipOverlappedContractTest extends LinkContract {

    @Override
    protected Peer peer(Peer.Script script) {
        return new HislipPeer(script);
    }

    @Override
    protected SessionOptions options() {
        return SessionOptions.DEFAULT.withOverlapped(true);
    }
}
