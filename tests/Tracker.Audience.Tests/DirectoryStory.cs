using Tracker.Domain.Directory;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>Work on the one directory; it exists from the first start, so opening it again does nothing.</summary>
internal sealed class DirectoryStory() : Story("directory")
{
    private static readonly CompartmentId A = CompartmentId.Administration;

    public override ActorId Actor(string key) => DirectoryKind.Actor;

    public override string[] Pages => [.. base.Pages, "/admin"];

    public override string[] HeldBy(Role role) => role == Cast.Administrator ? ["administration"] : [];

    public override Step Again(Tokens tokens) => new(Cast.Administrator, A, new AddParticipant(ParticipantId.Parse(tokens.For(A)), tokens.For(A)));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (person, company, membership) = (ParticipantId.Parse(tokens.For(A)), GroupId.Parse("org/" + tokens.For(A)), tokens.Id(A));
        string name = tokens.For(A), email = tokens.For(A) + "@example.org", subject = tokens.For(A), title = tokens.For(A);
        DirectoryCommand[] commands =
        [
            new OpenDirectory(),
            new AddParticipant(person, name, email, subject),
            new RenameParticipant(person, new Edit(name, tokens.For(A))),
            new ChangeEmail(person, new Edit(email, tokens.For(A) + "@example.org")),
            new LinkSubject(person, new Edit(subject, tokens.For(A))),
            new AddOrganization(company, title, OrganizationKind.Company),
            new RenameOrganization(company, new Edit(title, tokens.For(A))),
            new AddMembership(membership, person, company),
            new ChangeMembership(membership, person, null, new DateOnly(2030, 1, 1)),
            new RemoveMembership(membership, person),
            new CloseOrganization(company),
            new ReopenOrganization(company),
            new CloseParticipant(person),
            new ReopenParticipant(person),
        ];
        return [.. commands.Select(c => new Step(Cast.Administrator, A, c))];
    }
}
