using Tracker.Domain.Playbooks;

namespace Tracker.Import.Sample;

/// <summary>The coordinated answer to “New IP” as steps for a new case; each cites what the study's tables have of it. Everyone may read it.</summary>
public static class SamplePlaybooks
{
    public static readonly ActorId NewIp = ActorId.Parse("playbook/sample-new-ip");

    private static readonly ActorId Item = ActorId.Parse("work-item/itu/newip");

    /// <param name="facts">The facts of the study, which are sent before.</param>
    public static IReadOnlyList<ImportStep> Steps(IReadOnlyList<ImportStep> facts)
    {
        return
        [
            SampleStep.Of(NewIp, CompartmentId.Record, SampleAccounts.Liaison.Id, new AddPlaybook(
                "New IP: a coordinated answer (sample)", "New IP, 2019 to 2020 (sample)",
                [
                    Step("sdo", "Ask a standards organisation for its criticism", "Standards organisation, as IETF did", -28,
                        "Criticism by IETF", s => s is ConcernStated { Critic.Name: "IETF" }),
                    Step("association", "Ask an industry association for a liaison statement", "Industry association, as TIA did", -21,
                        "Liaison statement by TIA", s => s is LiaisonPoint { From.Name: "Telecommunications Industry Association" }),
                    Step("vote", "Prepare the vote of the study group", "Head of the delegation and liaison", -7,
                        "Vote of Study Group 13", s => s is Decided { Outcome: "voted not to accept" }),
                ],
                [Item])),
        ];

        PlaybookStep Step(string id, string what, string who, int days, string name, Func<Statement, bool> cited) =>
            new(EntityId.Parse("sample-" + id), what, who, days, Facts: [.. Cited(name, cited).Take(1)]);

        IEnumerable<FactReference> Cited(string name, Func<Statement, bool> cited) =>
            from step in facts let said = (step.Command as RecordClaim)?.Claim where said is not null && cited(said.Statement)
            select new FactReference(step.Actor, said.Id, name);
    }
}
