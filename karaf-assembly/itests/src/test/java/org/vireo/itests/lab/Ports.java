package org.vireo.itests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/**
 * Where an engine listens.
 *
 * @param https of the API
 * @param broker of the link to hosts
 * @param database of its own PostgreSQL
 * @param shell of its console
 */
public record Ports(int https, int broker, int database, int shell) {
    /** Ports that nobody uses at this moment. */
    public static Ports free() {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < 4; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0")));
            }
            var numbers = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (var socket : sockets) {
                socket.close();
            }
            return new Ports(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not find free ports", e);
        }
    }
}
