using Tracker.Domain.Directory;

namespace Tracker.Import.Sample;

/// <summary>Four invented participants, marked as sample: the industry head, a member, the government liaison, the program manager.</summary>
public static class SampleAccounts
{
    public static readonly GroupId Industry = GroupId.Parse("org/sample-industry");
    public static readonly GroupId Office = GroupId.Parse("office/sample-office");
    public static readonly Principal Head = Account("sample-head", "Alex Morgan (sample)", Industry);
    public static readonly Principal Member = Account("sample-member", "Kim Tanaka (sample)", Industry);
    public static readonly Principal Liaison = Account("sample-liaison", "Robin Hale (sample)", Office);
    public static readonly Principal ProgramManager = Account("sample-program", "Jordan Reyes (sample)", GroupId.Program);

    public static readonly ImmutableArray<Principal> All = [Head, Member, Liaison, ProgramManager];

    /// <summary>The commands that add the accounts and their organisations to the directory.</summary>
    public static IEnumerable<ImportStep> Steps()
    {
        yield return Step(new OpenDirectory());
        yield return Step(new AddOrganization(Industry, "Sample Industry Inc. (sample)", OrganizationKind.Company, Sample: true));
        yield return Step(new AddOrganization(Office, "Sample Standards Office (sample)", OrganizationKind.GovernmentOffice, Sample: true));
        foreach (var account in All)
        {
            yield return Step(new AddParticipant(account.Id, account.Name, Sample: true));
            foreach (var membership in account.Memberships)
                yield return Step(new AddMembership(Fingerprint.Entity(account.Id.Value, membership.Group.Value), account.Id, membership.Group));
        }
    }

    private static Principal Account(string id, string name, GroupId group) => new(ParticipantId.Parse(id), name, [new Membership(group)]);
    private static ImportStep Step(Command command) => SampleStep.Of(DirectoryKind.Actor, CompartmentId.Administration, ParticipantId.System, command);
}
