package org.exchangeconnect.gateway;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of the server that this JVM started. */
final class ServerHeap implements AutoCloseable {

    private final JMXConnector connector;
    private final MemoryMXBean memory;

    private ServerHeap(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.memory = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    /** @throws IllegalStateException if there is not exactly one server */
    static ServerHeap ofTheServer() throws Exception {
        long pid = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process -> process.info().commandLine().orElse("").matches("(?s).*(payara-micro|jboss).*"))
                .mapToLong(ProcessHandle::pid)
                .reduce((one, other) -> {
                    throw new IllegalStateException("more than one server");
                })
                .orElseThrow(() -> new IllegalStateException("no server"));
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
            return new ServerHeap(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
        } finally {
            machine.detach();
        }
    }

    /** Collects garbage and gives what is left, in bytes. */
    long live() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
