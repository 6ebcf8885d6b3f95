namespace Tracker.Server.Records;

public static class HeldRecordsServices
{
    /// <summary>The lists of records, and their search. Needs the store.</summary>
    public static void AddHeldRecords(this IServiceCollection services)
    {
        services.AddSingleton<HeldRecords>();
        services.AddSingleton<RecordSearch>();
        services.AddSingleton<Rebuilding>();
        AddFill<SearchFill>(services);
        AddFill<ClaimsFill>(services);
        AddFill<LastChangesFill>(services);
    }

    private static void AddFill<T>(IServiceCollection services) where T : Fill
    {
        services.AddSingleton<T>();
        services.AddHostedService(s => s.GetRequiredService<T>());
    }
}
