package io.mtjlab.instruments.session.serial;

import io.mtjlab.instruments.session.LinkContract;
import io.mtjlab.instruments.testing.peer.Peer;
import io.mtjlab.instruments.testing.peer.SerialPeer;

class SerialLinkContractTest extends LinkContract {

    @Override
    protected Peer peer(Peer.Script script) {
        return new SerialPeer(script);
    }

    @Override
    protected boolean servesSeveralPrograms() {
        return false;
    }

    @Override
    protected boolean canHangUp() {
        return false;
    }

    @Override
    protected boolean canStopATalker() {
        return false;
    }
}
