package org.vireo.fence.agents;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.fence.agents.AgentProgram.Result;
import org.vireo.model.Secret;
import org.vireo.spi.fence.FenceAgent;
import org.vireo.spi.fence.FenceTarget;
import org.vireo.spi.fence.PowerState;
import org.vireo.spi.host.Call;
import org.vireo.spi.plugin.Outcome;
import org.vireo.spi.plugin.SelfTest;

/** All types of power devices that programs of the operating system know, as they are installed now. Immutable. */
@Component(
        service = {FenceAgent.class, SelfTest.class},
        configurationPid = "vireo.fence.agents",
        property = "vireo.type=" + ProgramFenceAgents.FAMILY)
@Designate(ocd = ProgramFenceAgents.Settings.class)
public final class ProgramFenceAgents implements FenceAgent, SelfTest {
    static final String FAMILY = "fence-agents";
    private static final int DONE = 0;
    private static final int OFF = 2;

    private final InstalledPrograms programs;
    private final AgentInput input;

    /** Which programs may be used. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo fence agents")
    public @interface Settings {
        /** Where they are. */
        @AttributeDefinition(name = "directory")
        String directory() default "/usr/sbin";

        /** Types, separated by commas; empty for all that switch power. */
        @AttributeDefinition(name = "types")
        String types() default "";

        /** Options that may be given though they name files or programs, separated by commas. */
        @AttributeDefinition(name = "further_options")
        String further__options() default "";
    }

    /** Looks for programs when they are asked for. */
    @Activate
    public ProgramFenceAgents(Settings settings) {
        this(Path.of(settings.directory()), words(settings.types()), words(settings.further__options()));
    }

    ProgramFenceAgents(Path directory, Set<String> types, Set<String> furtherOptions) {
        this.programs = new InstalledPrograms(directory, types);
        this.input = new AgentInput(furtherOptions);
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String type() {
        return FAMILY;
    }

    @Override
    public Set<String> types() {
        return programs.types();
    }

    @Override
    public String plugin() {
        return FAMILY;
    }

    @Override
    public Outcome run() {
        return types().isEmpty()
                ? new Outcome.Failed(
                        "There is no fence agent in " + programs.directory() + ": install the package fence-agents.")
                : new Outcome.Passed();
    }

    @Override
    public PowerState status(FenceTarget target, Call call) {
        var outcome = run("status", target, call);
        return switch (outcome.code()) {
            case DONE -> PowerState.ON;
            case OFF -> PowerState.OFF;
            default -> throw programs.of(target.type()).failed("could not tell the power: " + outcome.said(), null);
        };
    }

    @Override
    public void powerOff(FenceTarget target, Call call) {
        become(PowerState.OFF, "off", target, call);
    }

    @Override
    public void powerOn(FenceTarget target, Call call) {
        become(PowerState.ON, "on", target, call);
    }

    /** The program waits itself until the device tells the new state; it is asked again, because much is built on the answer. */
    private void become(PowerState wanted, String action, FenceTarget target, Call call) {
        var program = programs.of(target.type());
        var outcome = run(action, target, call);
        if (outcome.code() != DONE) {
            throw program.failed("could not switch the power " + action + ": " + outcome.said(), null);
        }
        if (status(target, call) != wanted) {
            throw program.failed("said that it switched the power " + action + ", but it is not", null);
        }
    }

    private Result run(String action, FenceTarget target, Call call) {
        var program = programs.of(target.type());
        var hidden = target.password().map(Secret::reveal).orElse("");
        return program.run(input.text(target, action), hidden, call.deadline());
    }
}
