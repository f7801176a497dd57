package io.jenkins.plugins.dynamodbbackup.pipeline;

import hudson.model.Computer;
import hudson.slaves.DumbSlave;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jenkins.security.MasterToSlaveCallable;
import org.jvnet.hudson.test.JenkinsRule;

/** An agent of the harness, which is a process of its own. */
record AgentProcess(DumbSlave agent) {

    /** @param name not used before: Jenkins ends builds on an agent that was removed, even if another has its name */
    static AgentProcess start(JenkinsRule jenkins, String name) throws Exception {
        DumbSlave agent = jenkins.createSlave(name, name, null);
        jenkins.waitOnline(agent);
        return new AgentProcess(agent);
    }

    long pid() throws Exception {
        return agent.getChannel().call(new Pid());
    }

    /** Ends the process without a word to Jenkins, which notices. */
    void kill() throws Exception {
        Computer computer = agent.toComputer();
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS);
        Jobs.await(computer::isOffline);
    }

    void connect() throws Exception {
        agent.toComputer().connect(true).get(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS);
    }

    private static final class Pid extends MasterToSlaveCallable<Long, RuntimeException> {

        private static final long serialVersionUID = 1L;

        @Override
        public Long call() {
            return ProcessHandle.current().pid();
        }
    }
}
