package io.mtjlab.instruments.discover;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.yaml.NearestName;

/** Where a broadcast goes out. */
final class NetworkInterfaces {

    private NetworkInterfaces() {}

    /** The one of that name; without a name, all that are up, loopback apart. */
    static List<NetworkInterface> chosen(Optional<String> name) {
        try {
            List<NetworkInterface> all = NetworkInterface.networkInterfaces().toList();
            if (name.isEmpty()) {
                return all.stream().filter(NetworkInterfaces::useful).toList();
            }
            return all.stream()
                    .filter(one -> one.getName().equals(name.get()))
                    .findFirst()
                    .map(List::of)
                    .orElseThrow(() -> new InvalidInput("no network interface is called '" + name.get() + "'"
                            + NearestName.hint(
                                    name.get(),
                                    all.stream().map(NetworkInterface::getName).toList())));
        } catch (SocketException e) {
            throw new java.io.UncheckedIOException(
                    new IOException("the network interfaces cannot be listed: " + e.getMessage(), e));
        }
    }

    private static boolean useful(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback();
        } catch (SocketException e) {
            return false; // it went away
        }
    }
}
