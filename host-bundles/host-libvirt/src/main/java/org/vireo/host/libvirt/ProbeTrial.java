package org.vireo.host.libvirt;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vireo.host.libvirt.KvmProbe.Result;
import org.vireo.host.libvirt.binding.LifecycleEvent;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;

/** Waits for the end of a guest that powers off by itself if all is well. Thread-safe. */
final class ProbeTrial implements ConnectionListener {
    private static final int POWERED_OFF = 0;

    private final VmId vm;
    private final CompletableFuture<Result> end = new CompletableFuture<>();

    ProbeTrial(VmId vm) {
        this.vm = vm;
    }

    VmId vm() {
        return vm;
    }

    Result end(Duration atMost) {
        try {
            return end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Result(
                    VirtMode.EMULATED,
                    "A throw-away guest started with KVM but got nowhere in " + atMost.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VireoException(ModelError.HOST_FAILED, "cannot finish the probe for KVM: interrupted", e);
        } catch (ExecutionException e) {
            throw new VireoException(ModelError.DEFECT, "cannot finish the probe for KVM", e);
        }
    }

    @Override
    public void lifecycle(VmId id, LifecycleEvent event, int detail) {
        if (!id.equals(vm)) {
            return;
        }
        if (event == LifecycleEvent.SUSPENDED) {
            end.complete(new Result(
                    VirtMode.EMULATED, "A throw-away guest started with KVM and was halted by an error inside KVM."));
        } else if (event == LifecycleEvent.STOPPED && detail == POWERED_OFF) {
            end.complete(new Result(VirtMode.KVM, "A throw-away guest ran with KVM and powered off as it should."));
        } else if (event == LifecycleEvent.STOPPED) {
            end.complete(new Result(
                    VirtMode.EMULATED, "A throw-away guest started with KVM, and then its hypervisor process ended."));
        }
    }

    @Override
    public void connected() {
        // Its domain is asked for by its own thread.
    }

    @Override
    public void disconnected() {
        end.complete(new Result(VirtMode.EMULATED, "The connection to libvirt broke while a throw-away guest ran."));
    }

    @Override
    public void rebooted(VmId id) {
        // It never restarts by itself.
    }

    @Override
    public void agent(VmId id, boolean connected) {
        // It has no agent.
    }
}
