package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** A real guest through the states of a virtual machine. */
@InLab
class LifecycleIT {
    private Lab lab;
    private Guest guest;

    @BeforeEach
    void startGuest(Lab running) {
        lab = running;
        lab.awaitUsable(lab.alpha());
        guest = lab.guest("life", lab.alpha()).running();
    }

    @AfterEach
    void removeGuest() {
        guest.remove();
    }

    @Test
    void aStartedMachineReportsItsAddressAndShutsDown() {
        assertThat(guest.address()).matches("[0-9.]+");
        assertThat(guest.runsInLibvirt()).isTrue();

        guest.act("shutdown");

        guest.becomes("down");
        assertThat(guest.runsInLibvirt()).isFalse();
    }

    @Test
    void aRebootBootsTheGuestAnew() {
        var before = guest.bootId();

        guest.act("reboot");

        Await.value("the guest has booted anew", Duration.ofSeconds(90), guest::bootId, id -> !id.equals(before));
        guest.becomes("up");
    }

    @Test
    void aSuspendedMachineGoesOnWhereItWas() {
        var before = guest.bootId();

        guest.act("suspend");
        guest.becomes("suspended");
        assertThat(guest.runsInLibvirt()).isFalse();
        guest.act("start");
        guest.becomes("up");

        assertThat(guest.bootId()).isEqualTo(before);
    }

    @Test
    void theConsolePausesAndResumesIt() {
        var before = guest.bootId();

        lab.engine().shell().run("vireo:vm-pause life");
        guest.becomes("paused");
        assertThat(guest.host().machine().virsh("domstate", guest.id())).isEqualTo("paused");
        lab.engine().shell().run("vireo:vm-resume life");
        guest.becomes("up");

        assertThat(guest.bootId()).isEqualTo(before);
    }

    @Test
    void theConsoleAsksTheGuestAndPressesItsButton() {
        var shell = lab.engine().shell();
        var before = guest.bootId();

        assertThat(shell.run("vireo:vm-reboot life")).contains("reboot life: done.");
        var rebooted = otherThan(before);
        assertThat(shell.run("vireo:vm-reset life")).contains("reset life: done.");
        otherThan(rebooted);
        guest.becomes("up");

        assertThat(shell.run("vireo:vm-shutdown life")).contains("shutdown life: done.");
        guest.becomes("down");
        assertThat(guest.runsInLibvirt()).isFalse();
    }

    private String otherThan(String before) {
        return Await.value(
                "the guest has booted anew", Duration.ofSeconds(90), guest::bootId, id -> !id.equals(before));
    }

    @Test
    void theConsoleSuspendsItAndStartsItWhereItWas() {
        var shell = lab.engine().shell();
        var before = guest.bootId();

        assertThat(shell.run("vireo:vm-suspend life")).contains("suspend life: done.");
        assertThat(guest.status()).isEqualTo("suspended");
        assertThat(shell.run("vireo:vm-start life")).contains("start life: done.");
        guest.becomes("up");

        assertThat(guest.bootId()).isEqualTo(before);
    }

    @Test
    void whatTheStateForbidsIsRefused() {
        var answer = lab.api()
                .send(
                        "POST",
                        "/ovirt-engine/api/vms/" + guest.id() + "/start",
                        "application/json",
                        "application/json",
                        "{}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("fault");
    }
}
