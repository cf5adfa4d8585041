package org.vireo.compute;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.Secret;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.CloseSerial;
import org.vireo.protocol.vm.ExchangeSerial;
import org.vireo.protocol.vm.OpenSerial;
import org.vireo.protocol.vm.SerialOutput;

/** Serial ports that say what they are told. Guarded by its monitor. */
final class PlayedSerial {
    final Map<VmId, UUID> sessions = new HashMap<>();

    synchronized Optional<HostReply> act(HostRequest<?> request) {
        if (request instanceof OpenSerial open) {
            sessions.put(open.vm(), open.session());
            return Optional.of(new Accepted());
        }
        if (request instanceof CloseSerial close) {
            sessions.remove(close.vm(), close.session());
            return Optional.of(new Accepted());
        }
        if (request instanceof ExchangeSerial exchange) {
            boolean there = exchange.session().equals(sessions.get(exchange.vm()));
            int taken = Base64.getDecoder().decode(exchange.input().reveal()).length;
            return Optional.of(new SerialOutput(there ? exchange.input() : Secret.of(""), there ? taken : 0, there));
        }
        return Optional.empty();
    }
}
