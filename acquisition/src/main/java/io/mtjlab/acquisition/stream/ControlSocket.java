package io.mtjlab.acquisition.stream;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.engine.Progress;
import io.mtjlab.acquisition.engine.RunControl;
import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.engine.RunResult;

/**
 * Answers to JSON-RPC 2.0 on a ZeroMQ reply socket: {@code status}, {@code pause}, {@code resume}, {@code abort} with a
 * {@code reason}. A run obeys at its next checkpoint, or where it sleeps; each answer is the status as it is then.
 */
public final class ControlSocket implements RunListener, AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RunControl control;
    private final SocketThread thread;
    private volatile @Nullable String run;
    private volatile @Nullable Progress progress;
    private volatile @Nullable RunResult result;
    private volatile long points;

    /** Listens at once. @param control of the engine that will run */
    public ControlSocket(Endpoint endpoint, RunControl control) {
        this.control = control;
        this.thread = new SocketThread("run-control", endpoint, SocketType.REP, 1000, this::turn);
    }

    /** Where it listens. */
    public String address() {
        return thread.address();
    }

    @Override
    public void runBegins(String id) {
        run = id;
    }

    @Override
    public void progress(Progress now) {
        progress = now;
    }

    @Override
    public void durablePoints(long stored) {
        points = stored;
    }

    @Override
    public void runEnded(RunResult ended) {
        result = ended;
    }

    private boolean turn(ZMQ.Socket socket, boolean closing) {
        for (byte[] request = socket.recv(ZMQ.DONTWAIT); request != null; request = socket.recv(ZMQ.DONTWAIT)) {
            while (socket.hasReceiveMore()) {
                socket.recv(); // a request has one frame; what follows is not ours
            }
            socket.send(answer(request).toString().getBytes(StandardCharsets.UTF_8), ZMQ.DONTWAIT);
        }
        return false;
    }

    private ObjectNode answer(byte[] request) {
        ObjectNode answer = MAPPER.createObjectNode().put("jsonrpc", "2.0");
        JsonNode call;
        try {
            call = MAPPER.readTree(new String(request, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            error(answer.putNull("id"), -32700, "not JSON: " + e.getOriginalMessage());
            return answer;
        }
        answer.set("id", call.path("id").isMissingNode() ? MAPPER.nullNode() : call.path("id"));
        switch (call.path("method").asText()) {
            case "status":
                break;
            case "pause":
                control.pause();
                break;
            case "resume":
                control.resume();
                break;
            case "abort":
                control.abort(call.path("params").path("reason").asText("aborted over the control socket"));
                break;
            default:
                error(
                        answer,
                        -32601,
                        "no method '" + call.path("method").asText() + "'; there are status, pause, resume, abort");
                return answer;
        }
        answer.set("result", status());
        return answer;
    }

    private static void error(ObjectNode answer, int code, String message) {
        answer.putObject("error").put("code", code).put("message", message);
    }

    private ObjectNode status() {
        ObjectNode status = MAPPER.createObjectNode();
        RunResult ended = result;
        Progress now = progress;
        status.put("run", run);
        if (ended != null) {
            status.put("state", ended.outcome().status().word())
                    .put("cause", ended.outcome().cause());
        } else if (run == null) {
            status.put("state", "preparing");
        } else {
            status.put("state", control.paused() ? "paused" : "running");
        }
        status.put("points", points);
        if (now != null) {
            status.put("unit", now.unit()).put("label", now.label());
            status.put("units_done", now.unitsDone()).put("units_known", now.unitsKnown());
            status.put("lab_seconds_done", now.labSecondsDone()).put("lab_seconds_left", now.labSecondsLeft());
        }
        return status;
    }

    /** Ends the socket; a request that comes later has no answer. */
    @Override
    public void close() {
        thread.close();
    }
}
