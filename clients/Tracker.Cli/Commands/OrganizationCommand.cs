using System.CommandLine;
using Tracker.Domain.Directory;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>organization add</c>.</summary>
internal static class OrganizationCommand
{
    public static Command Of()
    {
        var id = Parsing.Argument<GroupId>("id", "org/<id>, office/<id> for a government office, or partner/<id> for a partner delegation.");
        var name = new Argument<string>("name") { Description = "The name that others see." };
        var kind = Parsing.Word<OrganizationKind>("--kind", "The kind; by default it follows from the id");
        var add = new ExampleCommand(
            "add", "Add an organisation to the directory.", "tracker organization add org/northline \"Northline Systems\"") { id, name, kind };
        add.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: true, async (_, api) =>
        {
            var organization = parsed.GetValue(id);
            var command = new AddOrganization(organization, parsed.GetValue(name)!, parsed.GetValue(kind) ?? KindOf(organization));
            if (await DirectoryCommands.Send(api, [command], cancel) is { } code) return code;
            Console.WriteLine($"Added {organization}.");
            return TrackerCli.Done;
        }));
        return new Command("organization", "Organisations of the directory.") { add };
    }

    private static OrganizationKind KindOf(GroupId organization) =>
        organization.IsOffice ? OrganizationKind.GovernmentOffice : organization.IsPartner ? OrganizationKind.PartnerDelegation : OrganizationKind.Company;
}
