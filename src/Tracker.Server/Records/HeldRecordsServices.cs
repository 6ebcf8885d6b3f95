using Tracker.Server.Contributions;
using Tracker.Server.Decisions;

namespace Tracker.Server.Records;

public static class HeldRecordsServices
{
    /// <summary>The lists of records, their search and their claims. Needs the store.</summary>
    public static void AddHeldRecords(this IServiceCollection services)
    {
        services.AddSingleton<HeldRecords>();
        services.AddSingleton<ReaderSights>();
        services.AddSingleton<RecordSearch>();
        services.AddSingleton<RecordClaims>();
        services.AddSingleton<PublicClaims>();
        services.AddSingleton<PastRecords>();
        services.AddSingleton<CommitteeViews>();
        services.AddSingleton<CommitteeVacancies>();
        services.AddSingleton<BodyTransparency>();
        services.AddSingleton<DecisionDesk>();
        services.AddSingleton<ContributionDesk>();
        services.AddSingleton<MergeTargets>();
        services.AddSingleton<Rebuilding>();
        AddFill<SearchFill>(services);
        AddFill<DocumentFill>(services);
        AddFill<ClaimsFill>(services);
        AddFill<LastChangesFill>(services);
    }

    private static void AddFill<T>(IServiceCollection services) where T : Fill
    {
        services.AddSingleton<T>();
        services.AddHostedService(s => s.GetRequiredService<T>());
    }
}
