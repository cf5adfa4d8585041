package org.vireo.itests.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine within this one: namespaces of its own with a libvirtd of its own.
 *
 * @param name its host name
 * @param address on the bridge of this machine
 * @param directory of its files
 */
public record VirtualHost(String name, String address, Path directory) {
    private static final String PROGRAM = Checkout.lab("virtual-host").toString();

    void up() {
        Program.run(PROGRAM, "up", directory.toString(), name, address);
    }

    void down() {
        Program.run(PROGRAM, "down", directory.toString());
    }

    /** Starts its libvirtd again after it was killed. */
    public void startLibvirt() {
        Program.run(PROGRAM, "libvirtd", directory.toString());
    }

    /** Kills its libvirtd as a crash would. */
    public void killLibvirt() {
        Program.run("kill", "-9", Checkout.read(directory.resolve("libvirtd.pid")));
    }

    /** The program that switches such machines on and off. */
    public static String program() {
        return PROGRAM;
    }

    List<String> entering() {
        return List.of(PROGRAM, "exec", directory.toString());
    }

    /** How clients reach its libvirt. */
    public String uri() {
        return Program.run(PROGRAM, "uri", directory.toString());
    }

    /** Runs a libvirt command on it. */
    public String virsh(String... arguments) {
        var command = new ArrayList<>(List.of("virsh", "-q", "-c", uri()));
        command.addAll(List.of(arguments));
        return Program.run(command.toArray(new String[0]));
    }
}
