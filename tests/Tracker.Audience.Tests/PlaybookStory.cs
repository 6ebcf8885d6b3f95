using Tracker.Domain.Claims;
using Tracker.Domain.Playbooks;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>A playbook of one audience, from its first steps until it is retired.</summary>
/// <param name="writer">Who keeps it.</param>
internal sealed class PlaybookStory(Role writer, CompartmentId at) : Story("playbook-" + at.Value.Replace('/', '-'))
{
    public override ActorId Actor(string key) => ActorId.Parse($"playbook/{key}-{at.Value.Replace('/', '-')}");

    public override CompartmentId[] Listed => [at];

    public override string[] Lists => [.. base.Lists, "/api/search", "/playbooks"];

    public override string[] Pages => [.. base.Pages, "/playbook/{*Key}"];

    /// <summary>Whoever may read the playbook may have another one of their own under its name.</summary>
    public override string[] HeldBy(Role role) =>
        role.HoldsOfWorkItem.Contains(at.Value) ? [.. role.HoldsOfWorkItem.Where(c => c != CompartmentId.Program.Value)] : [];

    public override Step Again(Tokens tokens) =>
        new(writer, at, state => new RenamePlaybook(new Edit(((Playbook)state).Title.Value, tokens.For(at))));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (first, second) = (Made(tokens.Id(at)), Made(tokens.Id(at)));
        var changed = first with { What = tokens.For(at), Days = 3 };
        var title = tokens.For(at);
        return
        [
            new(writer, at, new AddPlaybook(title, tokens.For(at), [first], [ActorId.Parse("work-item/linked")])),
            new(writer, at, new RenamePlaybook(new Edit(title, tokens.For(at)))),
            new(writer, at, new AddStep(second)),
            new(writer, at, new ChangeStep(first, changed)),
            new(writer, at, new RemoveStep(second.Id)),
            new(writer, at, new RetirePlaybook(tokens.For(at))),
        ];

        PlaybookStep Made(EntityId id) => new(
            id, tokens.For(at), tokens.For(at), -7, StepMoment.Opens,
            [new FactReference(ActorId.Parse("work-item/linked"), tokens.Id(at), tokens.For(at))], tokens.For(at));
    }
}
