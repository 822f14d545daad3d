package io.mtjlab.instruments.discover;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

import io.mtjlab.instruments.discover.DnsMessage.Answer;
import io.mtjlab.instruments.discover.DnsMessage.Question;
import io.mtjlab.instruments.visa.HislipResource;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.visa.TcpSocketResource;
import io.mtjlab.instruments.visa.Vxi11Resource;

/**
 * Browses for the services that LXI instruments announce by multicast DNS. Questions leave from a port of their own,
 * not 5353, so that answers come to it alone (RFC 6762, section 6.7) and nothing else on this machine that speaks mDNS
 * is in the way.
 *
 * <p>{@code _vxi-11._tcp}, {@code _hislip._tcp} and {@code _scpi-raw._tcp} each give a resource string. A host that
 * announces {@code _lxi._tcp} only is taken for one with VXI-11.
 *
 * <p>Sources: RFC 6763 (service discovery); LXI Device Specification 1.5, section 10.4 (the names of the services).
 */
final class MdnsBrowse implements Scan {

    private static final InetSocketAddress GROUP = new InetSocketAddress("224.0.0.251", 5353);

    private static final String LXI = "_lxi._tcp.local.";
    private static final String VXI11 = "_vxi-11._tcp.local.";
    private static final String HISLIP = "_hislip._tcp.local.";
    private static final String RAW = "_scpi-raw._tcp.local.";
    private static final List<String> SERVICES = List.of(LXI, VXI11, HISLIP, RAW);

    /** A datagram can be lost, and what an answer leaves open is asked in the next round. */
    private static final int ROUNDS = 3;

    private final List<NetworkInterface> interfaces;
    private final InetSocketAddress target;

    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Map<String, InetAddress> hosts = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    /** Something that announces a service. */
    private record Instance(String service, String name, String host, int port, InetAddress teller) {

        Instance at(String newHost, int newPort) {
            return new Instance(service, name, newHost, newPort, teller);
        }
    }

    MdnsBrowse(List<NetworkInterface> interfaces, InetSocketAddress target) {
        this.interfaces = List.copyOf(interfaces);
        this.target = target;
    }

    static MdnsBrowse on(List<NetworkInterface> interfaces) {
        return new MdnsBrowse(interfaces, GROUP);
    }

    @Override
    public void run(Duration listen, Consumer<ResourceString> found) throws IOException {
        if (interfaces.isEmpty()) {
            throw new IOException("there is no network interface but the loopback one");
        }
        try (MulticastSocket socket = new MulticastSocket(new InetSocketAddress(0))) {
            Duration part = listen.dividedBy(ROUNDS);
            for (int round = 0; round < ROUNDS; round++) {
                ask(socket);
                receive(socket, System.nanoTime() + part.toNanos(), found);
            }
        }
        lonely().forEach(found);
    }

    private void ask(MulticastSocket socket) throws IOException {
        byte[] query = DnsMessage.query(questions());
        List<IOException> failures = new ArrayList<>();
        for (NetworkInterface one : interfaces) {
            try {
                socket.setNetworkInterface(one);
                socket.send(new DatagramPacket(query, query.length, target));
            } catch (IOException e) {
                failures.add(new IOException(one.getName() + ": " + e.getMessage(), e));
            }
        }
        if (failures.size() == interfaces.size()) {
            throw failures.get(0);
        }
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        SERVICES.forEach(service -> questions.add(new Question(service, DnsMessage.PTR)));
        for (Instance instance : instances.values()) {
            if (instance.host().isEmpty()) {
                questions.add(new Question(instance.name(), DnsMessage.SRV));
            } else if (!hosts.containsKey(key(instance.host()))) {
                questions.add(new Question(instance.host(), DnsMessage.A));
            }
        }
        return questions;
    }

    private void receive(MulticastSocket socket, long deadlineNanos, Consumer<ResourceString> found)
            throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[9000], 9000);
        for (long left = deadlineNanos - System.nanoTime(); left > 0; left = deadlineNanos - System.nanoTime()) {
            socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return;
            }
            learn(DnsMessage.answers(packet.getData(), packet.getLength()), packet.getAddress());
            tell(found);
        }
    }

    private void learn(List<Answer> answers, InetAddress teller) {
        for (Answer answer : answers) {
            switch (answer.type()) {
                case DnsMessage.PTR -> {
                    if (SERVICES.contains(answer.owner())) {
                        instances.putIfAbsent(
                                key(answer.target()), new Instance(answer.owner(), answer.target(), "", 0, teller));
                    }
                }
                case DnsMessage.A -> answer.address().ifPresent(address -> hosts.put(answer.owner(), address));
                default -> {
                    // A service is placed below, when all names in the message are known.
                }
            }
        }
        for (Answer answer : answers) {
            if (answer.type() == DnsMessage.SRV) {
                instances.computeIfPresent(
                        answer.owner(), (name, instance) -> instance.at(answer.target(), answer.port()));
            }
        }
    }

    private void tell(Consumer<ResourceString> found) {
        instances.forEach((name, instance) ->
                resource(instance).filter(resource -> told.add(name)).ifPresent(found));
    }

    /** Empty while it is not known where it is, and for what stands for a whole host. */
    private Optional<ResourceString> resource(Instance instance) {
        if (instance.host().isEmpty()) {
            return Optional.empty();
        }
        String host = address(instance);
        return switch (instance.service()) {
            case VXI11 -> Optional.of(vxi11(host));
            case HISLIP -> Optional.of(new HislipResource(0, host, "hislip0", instance.port()));
            case RAW -> Optional.of(new TcpSocketResource(0, host, instance.port()));
            default -> Optional.empty();
        };
    }

    /** Hosts that announce that they are LXI, and nothing that could be used. */
    private List<ResourceString> lonely() {
        Set<String> useful = new HashSet<>();
        instances.values().stream()
                .filter(instance -> !instance.service().equals(LXI))
                .forEach(instance -> useful.add(address(instance)));
        return instances.values().stream()
                .filter(instance -> instance.service().equals(LXI))
                .map(this::address)
                .filter(host -> !useful.contains(host))
                .<ResourceString>map(MdnsBrowse::vxi11)
                .toList();
    }

    /** Where an instance is; as long as nobody says, where the answer came from. */
    private String address(Instance instance) {
        InetAddress known = hosts.get(key(instance.host()));
        return (known == null ? instance.teller() : known).getHostAddress();
    }

    private static Vxi11Resource vxi11(String host) {
        return new Vxi11Resource(0, host, OptionalInt.empty(), "inst0");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
