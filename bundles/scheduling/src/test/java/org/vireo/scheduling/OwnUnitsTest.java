package org.vireo.scheduling;

import org.junit.jupiter.api.Nested;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.testkit.HostFilterContract;
import org.vireo.testkit.HostWeigherContract;

/** The engine's own filters and weighers do what it expects of everybody's. */
class OwnUnitsTest {
    @Nested
    class ChecksAffinityLabelFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new AffinityLabelFilter();
        }
    }

    @Nested
    class ChecksChosenHostFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new ChosenHostFilter();
        }
    }

    @Nested
    class ChecksClusterMaintenanceFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new ClusterMaintenanceFilter();
        }
    }

    @Nested
    class ChecksCpuFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new CpuFilter();
        }
    }

    @Nested
    class ChecksHostAffinityFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new HostAffinityFilter();
        }
    }

    @Nested
    class ChecksMemoryFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new MemoryFilter();
        }
    }

    @Nested
    class ChecksNetworkDriverFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new NetworkDriverFilter();
        }
    }

    @Nested
    class ChecksStorageDriverFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new StorageDriverFilter();
        }
    }

    @Nested
    class ChecksUpFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new UpFilter();
        }
    }

    @Nested
    class ChecksVmAffinityFilter extends HostFilterContract {
        @Override
        protected HostFilter filter() {
            return new VmAffinityFilter();
        }
    }

    @Nested
    class ChecksCpuLoadWeigher extends HostWeigherContract {
        @Override
        protected HostWeigher weigher() {
            return new CpuLoadWeigher();
        }
    }

    @Nested
    class ChecksEvenVmsWeigher extends HostWeigherContract {
        @Override
        protected HostWeigher weigher() {
            return new EvenVmsWeigher();
        }
    }

    @Nested
    class ChecksFreeMemoryWeigher extends HostWeigherContract {
        @Override
        protected HostWeigher weigher() {
            return new FreeMemoryWeigher();
        }
    }

    @Nested
    class ChecksHostAffinityWeigher extends HostWeigherContract {
        @Override
        protected HostWeigher weigher() {
            return new HostAffinityWeigher();
        }
    }

    @Nested
    class ChecksPackedHostsWeigher extends HostWeigherContract {
        @Override
        protected HostWeigher weigher() {
            return new PackedHostsWeigher();
        }
    }

    @Nested
    class ChecksVmAffinityWeigher extends HostWeigherContract {
        @Override
        protected HostWeigher weigher() {
            return new VmAffinityWeigher();
        }
    }
}
