package org.vireo.host.hooks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostDirectories;
import org.vireo.host.spi.Reports;
import org.vireo.host.spi.hook.HookError;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.host.spi.hook.HookedStart;
import org.vireo.host.spi.hook.HookedVm;
import org.vireo.host.spi.hook.Hooks;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.hook.HookFailedReport;

/** Runs scripts in the thread of whoever asks; nothing is shared between two runs. Thread-safe. */
@Component(
        service = {Hooks.class, HookRunner.class},
        configurationPid = HookSettings.PID)
@Designate(ocd = HookSettings.class)
public final class HookRunner implements Hooks {
    private static final Logger LOG = LoggerFactory.getLogger(HookRunner.class);

    private final Reports reports;
    private final ScriptShelf shelf;
    private final VmNotes notes;
    private final ScriptRun runs;

    /** Installs the module for scripts in Python. */
    @Activate
    public HookRunner(@Reference Reports reports, @Reference HostDirectories directories, HookSettings settings) {
        this.reports = reports;
        var state = directories.state("hooks");
        shelf = new ScriptShelf(
                ScriptShelf.directories(settings.directories()),
                Set.copyOf(List.of("root", System.getProperty("user.name"))));
        notes = new VmNotes(state);
        var account = Account.choose(settings.users());
        runs = new ScriptRun(
                new Workshop(Workshop.place(settings.work__directory(), state)),
                account,
                Limits.of(settings),
                settings.path());
        LOG.info("Scripts of {} run as {}", settings.directories(), account.name());
    }

    ScriptShelf shelf() {
        return shelf;
    }

    @Override
    public boolean present(HookPoint point) {
        return !shelf.at(point).isEmpty();
    }

    @Override
    public void begin(HookedVm vm) {
        notes.forget(vm.vm());
        notes.keep(vm);
    }

    @Override
    public Map<String, Map<String, String>> nics(VmId vm) {
        return notes.find(vm).nics();
    }

    @Override
    public void describe(VmId vm, String xml) {
        notes.description(vm, xml);
    }

    @Override
    public Optional<String> description(VmId vm) {
        return notes.description(vm);
    }

    @Override
    public void end(VmId vm) {
        notes.forget(vm);
    }

    @Override
    public HookedStart beforeStart(VmId vm, HookedStart start) {
        return run(HookPoint.BEFORE_VM_START, Optional.of(vm), Map.of(), start);
    }

    @Override
    public String run(HookPoint point, VmId vm, Map<String, String> more, String document) {
        return run(point, Optional.of(vm), more, new HookedStart(document, 0)).xml();
    }

    @Override
    public String run(HookPoint point, String document) {
        return run(point, Optional.empty(), Map.of(), new HookedStart(document, 0))
                .xml();
    }

    private HookedStart run(HookPoint point, Optional<VmId> vm, Map<String, String> more, HookedStart given) {
        var document = given;
        for (Script script : shelf.at(point)) {
            var outcome = runs.run(script, variables(vm, more), document);
            if (outcome instanceof ScriptRun.Outcome.Done done) {
                document = done.left();
            } else if (outcome instanceof ScriptRun.Outcome.Failed failed) {
                tell(script, vm, failed);
                if (failed.stop()) {
                    refuse(script, vm, failed);
                    break;
                }
            }
        }
        return document;
    }

    private Variables variables(Optional<VmId> vm, Map<String, String> more) {
        var variables = runs.variables();
        vm.ifPresent(id -> variables.properties(notes.find(id).properties()).set("vmId", id.toString()));
        return variables.properties(more);
    }

    private void tell(Script script, Optional<VmId> vm, ScriptRun.Outcome.Failed failed) {
        LOG.warn("{} failed for {}: {}", script.file(), vm.map(VmId::toString).orElse("the host"), failed.reason());
        reports.send(new HookFailedReport(
                vm,
                script.point().directory(),
                script.name(),
                failed.exitCode(),
                failed.reason(),
                failed.output(),
                failed.stop() && script.point().hard()));
    }

    private static void refuse(Script script, Optional<VmId> vm, ScriptRun.Outcome.Failed failed) {
        if (script.point().hard()) {
            throw new VireoException(HookError.HOOK_REFUSED, words(script, vm, failed));
        }
    }

    private static String words(Script script, Optional<VmId> vm, ScriptRun.Outcome.Failed failed) {
        int lines = failed.output().size();
        String last = lines == 0 ? "" : " (" + failed.output().get(lines - 1) + ")";
        return "the hook " + script.name() + " at " + script.point().directory() + " refused"
                + vm.map(id -> " virtual machine " + id).orElse("") + ": " + failed.reason() + last;
    }
}
