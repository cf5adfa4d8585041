package org.vireo.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import org.apache.activemq.artemis.core.security.CheckType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vireo.model.HostId;
import org.vireo.protocol.link.LinkSubject;

class LinkPermissionsTest {
    private final HostId id = HostId.random();
    private final LinkSubject host = new LinkSubject(Optional.of(id), "1");
    private final LinkSubject engine = new LinkSubject(Optional.empty(), "2");

    @Test
    void letsAHostReadItsOwnQueueAndReportAndAnswer() {
        assertThat(LinkPermissions.allows(host, CheckType.CONSUME, "vireo.host." + id))
                .isTrue();
        assertThat(LinkPermissions.allows(host, CheckType.SEND, "vireo.engine.reports"))
                .isTrue();
        assertThat(LinkPermissions.allows(host, CheckType.SEND, "vireo.reply.engine"))
                .isTrue();
    }

    @Test
    void keepsAHostAwayFromEverythingElse() {
        String own = "vireo.host." + id;
        String other = "vireo.host." + HostId.random();
        assertThat(LinkPermissions.allows(host, CheckType.CONSUME, other)).isFalse();
        assertThat(LinkPermissions.allows(host, CheckType.CONSUME, other + "::" + own))
                .isFalse();
        assertThat(LinkPermissions.allows(host, CheckType.CONSUME, own + "::" + other))
                .isFalse();
        assertThat(LinkPermissions.allows(host, CheckType.SEND, own)).isFalse();
        assertThat(LinkPermissions.allows(host, CheckType.SEND, other)).isFalse();
        assertThat(LinkPermissions.allows(host, CheckType.CONSUME, "vireo.engine.reports"))
                .isFalse();
        assertThat(LinkPermissions.allows(host, CheckType.CONSUME, "vireo.reply.engine"))
                .isFalse();
        assertThat(LinkPermissions.allows(host, CheckType.SEND, "activemq.management"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckType.class,
            names = {"CONSUME", "SEND"},
            mode = EnumSource.Mode.EXCLUDE)
    void letsAHostNeitherBrowseNorCreateNorManage(CheckType check) {
        for (String address : new String[] {"vireo.host." + id, "vireo.engine.reports", "vireo.reply.engine"}) {
            assertThat(LinkPermissions.allows(host, check, address)).isFalse();
        }
    }

    @Test
    void keepsTheEngineFromManagingTheBroker() {
        for (CheckType check : EnumSet.allOf(CheckType.class)) {
            assertThat(LinkPermissions.allows(engine, check, "activemq.management"))
                    .isFalse();
        }
        assertThat(LinkPermissions.allows(engine, CheckType.SEND, "vireo.host." + id))
                .isTrue();
    }
}
