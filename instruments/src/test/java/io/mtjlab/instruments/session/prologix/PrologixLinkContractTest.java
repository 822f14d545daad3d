package io.mtjlab.instruments.session.prologix;

import io.mtjlab.instruments.session.LinkContract;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.testing.peer.Peer;
import io.mtjlab.instruments.testing.peer.PrologixPeer;

class PrologixLinkContractTest extends LinkContract {

    @Override
    protected Peer peer(Peer.Script script) {
        return new PrologixPeer(script);
    }

    @Override
    protected SessionOptions reaching(Peer peer, SessionOptions options) {
        return ((PrologixPeer) peer).through(options);
    }

    /** Two programs at one address would get each other's answers. */
    @Override
    protected boolean servesSeveralPrograms() {
        return false;
    }
}
