package org.vireo.host.libvirt;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the hypervisor on this host. */
@ObjectClassDefinition(name = "Vireo hypervisor")
public @interface LibvirtSettings {
    /** Where they are configured. */
    String PID = "vireo.libvirt";

    @AttributeDefinition(description = "Where libvirt is reached")
    String uri() default "qemu:///system";

    @AttributeDefinition(description = "Seconds between two samples of the load, 1 or more")
    int statistics__seconds() default 15;

    @AttributeDefinition(description = "Address on which consoles listen")
    String console__listen() default "127.0.0.1";

    @AttributeDefinition(
            description =
                    "Address that viewers are told; empty for the listening address, or the host's name if that is 0.0.0.0 or ::")
    String console__address() default "";

    @AttributeDefinition(description = "Path of the hypervisor program")
    String emulator() default "/usr/bin/qemu-system-x86_64";

    @AttributeDefinition(description = "MiB that translated code takes per guest without KVM, 0 for QEMU's own default")
    int translation__cache__mib() default 64;

    @AttributeDefinition(description = "How guests run: kvm, emulated, or auto to find out by running one")
    String virtualization() default "auto";

    @AttributeDefinition(
            description = "Where the hypervisor can read the disk of a throw-away guest, which is removed at once")
    String probe__directory() default "/var/tmp";

    @AttributeDefinition(
            description =
                    "Where CDs for guests are made; the hypervisor must be able to read there. Empty for the agent's own directory")
    String media__directory() default "";

    @AttributeDefinition(description = "Seconds after which a guest without agent counts as up")
    int boot__grace__seconds() default 60;

    @AttributeDefinition(
            description = "Seconds after which a guest that ignores a request to power off counts as up again")
    int shutdown__grace__seconds() default 180;

    @AttributeDefinition(
            description =
                    "Seconds after which a guest whose storage does not work is ended, if it is to be ended then, 1 or more")
    int storage__error__kill__seconds() default 80;

    @AttributeDefinition(
            description =
                    "Address on which this host takes over virtual machines from others, and that they are told; empty for all, told as the engine knows this host")
    String migration__address() default "";

    @AttributeDefinition(description = "First port on which this host takes over virtual machines")
    int migration__port__first() default 54_323;

    @AttributeDefinition(description = "Last port that is tried for that")
    int migration__port__last() default 54_331;

    @AttributeDefinition(
            description =
                    "Where the sockets are made through which this host's libvirt reaches another host; a short path")
    String migration__sockets() default "/run/vireo/migration";

    @AttributeDefinition(
            description =
                    "Socket of this host's libvirt that other hosts are led to; empty to look in the usual places")
    String libvirt__socket() default "";

    @AttributeDefinition(
            description =
                    "Where what guests overwrite during a backup is kept aside; the hypervisor must be able to get there. Empty for the agent's own directory")
    String backup__directory() default "";

    @AttributeDefinition(description = "Where the sockets of backups are made; a short path")
    String backup__sockets() default "/run/vireo/backups";

    @AttributeDefinition(
            description = "MiB of space that backups leave free where they keep things aside; below, they are ended")
    int backup__reserve__mib() default 512;

    @AttributeDefinition(
            description =
                    "Seconds after which a guest whose memory is kept with a snapshot is halted until all is written, 1 or more")
    int moment__patience__seconds() default 60;
}
