package io.mtjlab.instruments.session.vxi11;

import io.mtjlab.instruments.session.LinkContract;
import io.mtjlab.instruments.testing.peer.Peer;
import io.mtjlab.instruments.testing.peer.Vxi11Peer;

class Vxi11LinkContractTest extends LinkContract {

    @Override
    protected Peer peer(Peer.Script script) {
        return new Vxi11Peer(script);
    }
}
