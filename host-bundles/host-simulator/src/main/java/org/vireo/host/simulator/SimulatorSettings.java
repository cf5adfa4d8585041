package org.vireo.host.simulator;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/vireo.host.simulator.cfg}. */
@ObjectClassDefinition(name = "Vireo host simulator")
public @interface SimulatorSettings {
    /** Where it is configured. */
    String PID = "vireo.host.simulator";

    /** How many. */
    @AttributeDefinition(description = "Hosts, 0 to 1000")
    int hosts() default 3;

    /** What they are called. */
    @AttributeDefinition(description = "Name of a host; %d or %03d stands for its number, from 1")
    String name__pattern() default "sim-%03d";

    /** Where they can be adopted. */
    @AttributeDefinition(description = "Address under which a host waits, with its number as %d; empty means any")
    String address__pattern() default "";

    /** Memory. */
    @AttributeDefinition(description = "Memory of a host in MiB")
    long memory__mib() default 262144;

    /** Memory of its own. */
    @AttributeDefinition(description = "Memory in MiB that the host itself takes")
    long memory__own__mib() default 1024;

    /** CPUs. */
    @AttributeDefinition(description = "CPU sockets of a host")
    int sockets() default 2;

    /** CPUs. */
    @AttributeDefinition(description = "Cores of a socket")
    int cores() default 16;

    /** CPUs. */
    @AttributeDefinition(description = "Threads of a core")
    int threads() default 2;

    /** Storage. */
    @AttributeDefinition(description = "Size in GiB of a local storage domain")
    long storage__gib() default 10240;

    /** Delay. */
    @AttributeDefinition(description = "Milliseconds from the request until a virtual machine runs")
    int start__millis() default 200;

    /** Delay. */
    @AttributeDefinition(description = "Milliseconds from running until the guest agent answers")
    int boot__millis() default 2000;

    /** Delay. */
    @AttributeDefinition(description = "Milliseconds a stop takes")
    int stop__millis() default 100;

    /** Delay. */
    @AttributeDefinition(description = "Milliseconds a guest takes to shut down or to reboot")
    int shutdown__millis() default 1000;

    /** Delay. */
    @AttributeDefinition(description = "Milliseconds for which memory is saved or restored")
    int memory__millis() default 1000;

    /** Failures. */
    @AttributeDefinition(description = "Starts of a hundred that fail")
    double start__failures__percent() default 0;

    /** Failures. */
    @AttributeDefinition(description = "Shutdowns of a hundred that the guest ignores")
    double shutdown__failures__percent() default 0;

    /** Failures. */
    @AttributeDefinition(description = "Host halves of plugins of a hundred that fail their gate")
    double half__failures__percent() default 0;

    /** Failures. */
    @AttributeDefinition(description = "Crashes of each running virtual machine in an hour, on average")
    double crashes__per__hour() default 0;

    /** Statistics. */
    @AttributeDefinition(description = "Seconds between two samples of load; 0 means none")
    int statistics__seconds() default 15;

    /** Load. */
    @AttributeDefinition(description = "Load of a virtual CPU in percent, on average")
    int load__percent() default 10;

    /** Guest agent. */
    @AttributeDefinition(description = "Whether guests have an agent that tells addresses and systems")
    boolean guest__agent() default true;
}
